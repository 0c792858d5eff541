package chat.maru.messenger.hub;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The mate's turns as this node shows them: what is being written, in a room or to one user alone.
///
/// Pieces from another node may come late, twice or not at all: what is shown is always a beginning
/// of what was written, and a turn that has ended does not begin again. Thread-safe.
final class Showing {
  private static final Set<String> ENDS = Set.of("done", "stopped", "failed");

  /// So many ended turns are remembered.
  private static final int ENDED = 1_000;

  /// A turn of which nothing was heard for so long has ended without our hearing it; longer than
  /// any turn may take.
  static final Duration SILENCE = Duration.ofMinutes(3);

  private final Map<String, Drafting> turns = new LinkedHashMap<>();
  private final Map<String, Boolean> ended = new LinkedHashMap<>();
  private final Sender sender;

  /// Where frames go; must not block.
  interface Sender {
    /// @param user null for everybody in the room
    void send(RoomId room, @Nullable UserId user, byte[] frame);
  }

  Showing(Sender sender) {
    this.sender = sender;
  }

  /// Shows words from `offset` on, in UTF-16 units.
  synchronized void draft(
      RoomId room, @Nullable UserId user, String turn, int offset, String text) {
    Drafting drafting = find(room, user, turn);
    if (drafting != null && drafting.write(offset, text)) {
      sender.send(room, user, Frames.draft(room, turn, offset, text));
    }
  }

  /// Shows where a turn stands: `thinking`, `writing`, `done`, `stopped` or `failed`. The last
  /// three end its draft.
  synchronized void turn(RoomId room, @Nullable UserId user, String turn, String state) {
    if (ENDS.contains(state)) {
      end(turn);
    } else if (find(room, user, turn) == null) {
      return;
    }
    sender.send(room, user, Frames.turn(room, turn, state));
  }

  /// All words so far, once in `every` pieces, for those who may have missed one; empty in between.
  synchronized String repeat(String turn, int every) {
    Drafting drafting = turns.get(turn);
    return drafting == null || drafting.pieces() % every != 0 ? "" : drafting.words();
  }

  /// Sends what is being written to somebody who came meanwhile.
  synchronized void sendTo(Connection connection) {
    turns.forEach(
        (turn, drafting) -> {
          boolean meant =
              drafting.user() == null
                  ? connection.seats().containsKey(drafting.room())
                  : connection.user().equals(drafting.user());
          String words = drafting.words();
          if (meant && !words.isEmpty()) {
            connection.send(Frames.draft(drafting.room(), turn, 0, words));
          }
        });
  }

  /// Ends turns of which nothing was heard for [#SILENCE]: the node that worked on them is gone.
  synchronized void expire(long nowNanos) {
    List<String> silent = new ArrayList<>();
    turns.forEach(
        (turn, drafting) -> {
          if (drafting.silentNanos(nowNanos) > SILENCE.toNanos()) {
            silent.add(turn);
          }
        });
    for (String turn : silent) {
      Drafting gone = turns.get(turn);
      if (gone != null) {
        turn(gone.room(), gone.user(), turn, "failed");
      }
    }
  }

  private void end(String turn) {
    turns.remove(turn);
    ended.put(turn, true);
    if (ended.size() > ENDED) {
      ended.remove(ended.keySet().iterator().next());
    }
  }

  /// @return null if the turn has ended
  private @Nullable Drafting find(RoomId room, @Nullable UserId user, String turn) {
    if (ended.containsKey(turn)) {
      return null;
    }
    Drafting drafting = turns.computeIfAbsent(turn, _ -> new Drafting(room, user));
    drafting.heard(System.nanoTime());
    return drafting;
  }
}
