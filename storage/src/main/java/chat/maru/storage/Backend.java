package chat.maru.storage;

import org.jspecify.annotations.Nullable;

/// One engine's way of running works.
interface Backend extends AutoCloseable {
  <T extends @Nullable Object> T read(Work<T> work);

  <T extends @Nullable Object> T write(Work<T> work);

  @Override
  void close();
}
