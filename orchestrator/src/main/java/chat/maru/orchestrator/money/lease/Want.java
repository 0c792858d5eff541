package chat.maru.orchestrator.money.lease;

import chat.maru.base.CommonError;
import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A reservation that waits for this node to lease more. How it ends is guarded by itself: a grant
/// that nobody waits for any more is given back.
final class Want {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final List<Account> accounts;
  private final long[] amounts;
  private final CountDownLatch done = new CountDownLatch(1);
  private @Nullable List<Draw> draws;
  private @Nullable RuntimeException refusal;
  private boolean abandoned;

  /// @param accounts what it draws from
  /// @param amounts how much of each, in the same order; not copied
  Want(List<Account> accounts, long[] amounts) {
    this.accounts = accounts;
    this.amounts = amounts;
  }

  List<Account> accounts() {
    return accounts;
  }

  long amount(int index) {
    return amounts[index];
  }

  /// Blocks until it was granted.
  ///
  /// @throws MaruException the refusal, or `UNAVAILABLE` if nobody answered in time
  List<Draw> await() {
    Deadline deadline =
        Deadline.CURRENT.isBound()
            ? Deadline.CURRENT.get().within(LONGEST_WAIT)
            : Deadline.after(LONGEST_WAIT);
    try {
      if (done.await(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        return require();
      }
    } catch (InterruptedException e) {
      abandon();
      throw Threads.interrupted(e);
    }
    abandon();
    throw new MaruException(
            CommonError.UNAVAILABLE, "The budgets could not be looked at in time; try again")
        .retryAfter(Duration.ofSeconds(1));
  }

  void grant(List<Draw> granted) {
    end(granted, null);
  }

  void refuse(RuntimeException why) {
    end(null, why);
  }

  /// Gives back what was or will be granted.
  synchronized void abandon() {
    abandoned = true;
    if (draws != null) {
      giveBack(draws);
    }
  }

  private synchronized void end(@Nullable List<Draw> granted, @Nullable RuntimeException refused) {
    if (abandoned && granted != null) {
      giveBack(granted);
    }
    draws = granted;
    refusal = refused;
    done.countDown();
  }

  private synchronized List<Draw> require() {
    if (draws == null) {
      throw refusal == null ? new IllegalStateException("not ended") : refusal;
    }
    return draws;
  }

  private static void giveBack(List<Draw> draws) {
    draws.forEach(draw -> draw.lease().put(draw.amount()));
  }
}
