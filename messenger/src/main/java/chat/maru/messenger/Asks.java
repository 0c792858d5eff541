package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Duration;
import java.util.Optional;

/// Questions to the mate, kept until they are answered: written in the transaction of the post, so
/// that a crash between post and turn loses none.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Asks {
  /// Runs `wake` after each commit that added a question, on a thread that must not be held. Also
  /// look once at the start: questions may be left from before.
  public void onAsk(Runnable wake) {
    throw new UnsupportedOperationException();
  }

  /// Takes the oldest question that nobody works on, for `lease`: then another may take it. A
  /// question whose message was deleted meanwhile is dropped.
  public Optional<Ask> claim(Duration lease) {
    throw new UnsupportedOperationException();
  }

  /// Puts the end of the lease off to `lease` from now.
  public void renew(Ask ask, Duration lease) {
    throw new UnsupportedOperationException();
  }

  /// The question is answered, stopped or given up.
  public void done(RoomId room, MessageId message) {
    throw new UnsupportedOperationException();
  }
}
