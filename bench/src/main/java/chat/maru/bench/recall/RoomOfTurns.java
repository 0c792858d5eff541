package chat.maru.bench.recall;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.search.Doc;
import chat.maru.search.Passage;
import chat.maru.search.RecallQuery;
import chat.maru.search.RoomIndex;
import chat.maru.search.SearchIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A conversation put into a room of Maru's index, as messages of its members.
final class RoomOfTurns {
  private final RoomIndex room;
  private final List<String> turnIds = new ArrayList<>();
  private final Map<String, MemberId> members = new HashMap<>();

  RoomOfTurns(SearchIndex index, int number) {
    this.room = index.room(new RoomId(id(1, number)));
  }

  /// UUIDs of version 7 that are the same in every run.
  private static String id(long space, long number) {
    return new UUID(space << 16 | 0x7000L, 0x8000000000000000L | number).toString();
  }

  void put(Dataset.Turn turn) {
    MemberId author =
        members.computeIfAbsent(turn.speaker(), name -> new MemberId(id(2, members.size())));
    int seq = turnIds.size() + 1;
    MessageId message = new MessageId(id(3, seq));
    room.put(new Doc(message, author, turn.speaker(), seq, turn.at(), turn.text(), null, null));
    turnIds.add(turn.id());
  }

  void commit() {
    room.commit(turnIds.size());
  }

  RoomIndex index() {
    return room;
  }

  List<String> find(String question, int limit) {
    return room.recall(RecallQuery.of(question, limit)).stream().map(this::turn).toList();
  }

  private String turn(Passage passage) {
    long number = UUID.fromString(passage.id().value()).getLeastSignificantBits();
    return turnIds.get((int) (number & Integer.MAX_VALUE) - 1);
  }
}
