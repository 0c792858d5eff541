package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The words of blind members by room, read again when one of them has said, changed or taken back
/// something.
final class BlindWordsCache {
  /// How many of the blind members' newest messages are guarded against repetition.
  private static final int TEXTS = 20_000;

  private final Map<RoomId, Entry> entries = new ConcurrentHashMap<>();

  BlindWords of(Tx tx, RoomId room, Set<MemberId> authors) {
    if (authors.isEmpty()) {
      entries.remove(room);
      return BlindWords.NONE;
    }
    String state = tx.messages().stateOf(room, authors);
    Entry known = entries.get(room);
    if (known == null || !known.authors().equals(authors) || !known.state().equals(state)) {
      BlindWords words = BlindWords.of(tx.messages().textsOf(room, authors, TEXTS));
      known = new Entry(authors, state, words);
      entries.put(room, known);
    }
    return known.words();
  }

  private record Entry(Set<MemberId> authors, String state, BlindWords words) {}
}
