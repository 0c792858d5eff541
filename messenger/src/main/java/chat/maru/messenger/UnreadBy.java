package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The number beside a message: the people who were there when it was posted and still are, without
/// its author, and have not read it.
///
/// A mark starts at one's joining, so whoever came later counts as having read. Counting is then a
/// search in the sorted marks, however many people there are.
public final class UnreadBy {
  private final long[] marks;
  private final Map<MemberId, Long> markOf;

  private UnreadBy(long[] marks, Map<MemberId, Long> markOf) {
    this.marks = marks;
    this.markOf = markOf;
  }

  public static UnreadBy of(Tx tx, RoomId room) {
    List<Member> people = tx.members().people(room);
    long[] marks = people.stream().mapToLong(Member::readSeq).sorted().toArray();
    Map<MemberId, Long> markOf = new HashMap<>();
    people.forEach(member -> markOf.put(member.id(), member.readSeq()));
    return new UnreadBy(marks, markOf);
  }

  public int count(Message message) {
    if (!message.live()) {
      return 0;
    }
    int at = Arrays.binarySearch(marks, message.seq());
    int below = at < 0 ? -at - 1 : at;
    while (below > 0 && marks[below - 1] >= message.seq()) {
      below--;
    }
    Long own = markOf.get(message.author());
    return own != null && own < message.seq() ? below - 1 : below;
  }
}
