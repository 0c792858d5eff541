package chat.maru.messenger.hub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// The words of turns that are being written, so that whoever connects meanwhile gets them.
final class Drafting {
  /// Longer drafts are still sent on but no longer kept, in UTF-16 units.
  private static final int LONGEST = 64_000;

  private final Map<String, StringBuilder> texts = new ConcurrentHashMap<>();

  void write(String turn, int offset, String text) {
    texts.compute(
        turn,
        (_, before) -> {
          StringBuilder draft = before == null ? new StringBuilder() : before;
          if (offset <= draft.length() && offset + text.length() <= LONGEST) {
            draft.setLength(offset);
            draft.append(text);
          }
          return draft;
        });
  }

  void end(String turn) {
    texts.remove(turn);
  }

  void forEach(BiConsumer<String, String> each) {
    for (String turn : texts.keySet()) {
      // Copied under the entry's lock: a turn may be writing.
      StringBuilder copy = new StringBuilder();
      texts.computeIfPresent(
          turn,
          (_, draft) -> {
            copy.append(draft);
            return draft;
          });
      each.accept(turn, copy.toString());
    }
  }
}
