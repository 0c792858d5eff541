package chat.maru.messenger;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The messenger's tables. A function may run more than once and must do nothing besides its calls
/// to the stores.
public interface Transactions {
  /// Runs `query` on one snapshot.
  <T extends @Nullable Object> T read(Function<Tx, T> query);

  /// Runs `act` in a transaction and returns after its commit is on disk.
  <T extends @Nullable Object> T write(Function<Tx, T> act);
}
