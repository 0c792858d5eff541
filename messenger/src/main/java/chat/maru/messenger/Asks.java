package chat.maru.messenger;

import chat.maru.base.Ids;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Duration;
import java.util.Optional;

/// Questions to the mate, kept until they are answered: written in the transaction of the post, so
/// that a crash between post and turn loses none.
///
/// The questions of one room are taken by one node at a time, in order.
public final class Asks {
  /// How often a node that lost the race for a question tries for the next.
  private static final int TRIES = 5;

  private final String node = Ids.randomHex(8);
  private final Journal journal;
  private final Feed feed;

  public Asks(Journal journal, Feed feed) {
    this.journal = journal;
    this.feed = feed;
  }

  /// Runs `wake` after each commit that may have added a question, on a thread that must not be
  /// held. Also look once at the start: questions may be left from before.
  public void onAsk(Runnable wake) {
    feed.onRoomEvent(
        event -> {
          if (event instanceof RoomEvent.Posted posted
              && posted.message().authorKind() == MemberKind.HUMAN) {
            wake.run();
          }
        });
  }

  /// Takes the oldest question that nobody works on, for `lease`: then another may take it. A
  /// question whose message was deleted meanwhile is gone.
  public Optional<Ask> claim(Duration lease) {
    Optional<Ask> taken = Optional.empty();
    for (int i = 0; i < TRIES && taken.isEmpty() && anyFree(); i++) {
      taken = journal.write(act -> act.tx().asks().take(node, act.now(), act.now().plus(lease)));
    }
    return taken;
  }

  private boolean anyFree() {
    return journal.read(tx -> tx.asks().anyFree(node, journal.now()));
  }

  /// Puts the end of the lease off to `lease` from now.
  ///
  /// @return false if another node has taken the question over meanwhile
  public boolean renew(Ask ask, Duration lease) {
    return journal.write(
        act -> act.tx().asks().renew(node, ask.room(), ask.message(), act.now().plus(lease)));
  }

  /// The question is answered, stopped or given up.
  public void done(RoomId room, MessageId message) {
    journal.write(
        act -> {
          act.tx().asks().remove(room, message);
          return null;
        });
  }
}
