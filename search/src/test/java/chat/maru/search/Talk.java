package chat.maru.search;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A made-up conversation: one message a minute, ids by number.
final class Talk {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private final Map<String, MemberId> members = new HashMap<>();
  private final List<Doc> docs = new ArrayList<>();
  private final int room;
  private Instant now = START;

  Talk() {
    this(0);
  }

  /// A talk whose ids differ from those of other numbers.
  Talk(int room) {
    this.room = room;
  }

  Talk say(String name, String text) {
    return say(name, text, null);
  }

  Talk say(String name, String text, @Nullable String importId) {
    int n = docs.size() + 1;
    docs.add(new Doc(id(n), member(name), name, n, now, text, null, importId));
    now = now.plusSeconds(60);
    return this;
  }

  Talk pause(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  MessageId id(int n) {
    return MessageId.parse(String.format("00000000-0000-7000-8000-%04d%08d", room, n));
  }

  MemberId member(String name) {
    return members.computeIfAbsent(
        name,
        n ->
            MemberId.parse(
                String.format("00000000-0000-7000-9000-%04d%08d", room, members.size() + 1)));
  }

  List<Doc> docs() {
    return docs;
  }

  Doc doc(int n) {
    return docs.get(n - 1);
  }

  /// Puts everything and commits.
  Talk into(RoomIndex index) {
    docs.forEach(index::put);
    index.commit(docs.size());
    return this;
  }
}
