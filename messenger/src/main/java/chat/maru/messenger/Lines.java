package chat.maru.messenger;

import java.util.List;

/// What happened in a room between its messages. It stands in the log already; a page takes along
/// what falls between its messages.
final class Lines {
  /// Lines that one page takes along: the newest.
  private static final int MOST = 100;

  private Lines() {}

  /// @param page in timeline order
  /// @param first whether the room begins with it
  /// @param last whether the room ends with it
  static List<RoomEvent> between(
      Tx tx, Visibility visibility, List<Message> page, boolean first, boolean last) {
    long[] live = page.stream().filter(Message::live).mapToLong(Message::seq).toArray();
    if (live.length == 0 && !last) {
      return List.of();
    }
    long from =
        first || live.length == 0 ? 0 : tx.messages().liveBefore(visibility.room(), live[0]);
    long to = last ? Long.MAX_VALUE : live[live.length - 1];
    return tx.events().lines(visibility.room(), Math.max(from, visibility.fromSeq()), to, MOST);
  }
}
