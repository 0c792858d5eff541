package chat.maru.orchestrator.provider;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One server-sent event.
///
/// @param name of the `event` field; `null` if there was none
/// @param data the lines of its data in UTF-8, joined by line feeds
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SseEvent(@Nullable String name, byte[] data) {
  public boolean isData(String text) {
    return data.length == text.length() && new String(data, StandardCharsets.UTF_8).equals(text);
  }
}
