package chat.maru.messenger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where every change goes: one transaction, then its events are told.
public final class Journal {
  private final Transactions transactions;
  private final Feed feed;
  private final Clock clock;

  public Journal(Transactions transactions, Feed feed, Clock clock) {
    this.transactions = transactions;
    this.feed = feed;
    this.clock = clock;
  }

  public <T extends @Nullable Object> T read(Function<Tx, T> query) {
    return transactions.read(query);
  }

  /// Runs `act`; once it is on disk, tells what it recorded.
  public <T extends @Nullable Object> T write(Function<Recorder, T> act) {
    Outcome<T> outcome =
        transactions.write(
            tx -> {
              Recorder recorder = new Recorder(tx, now());
              return new Outcome<>(act.apply(recorder), recorder);
            });
    feed.tell(outcome.recorder().roomEvents(), outcome.recorder().userEvents());
    return outcome.result();
  }

  public Clock clock() {
    return clock;
  }

  /// Databases keep milliseconds; so do we, from the start.
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private record Outcome<T extends @Nullable Object>(T result, Recorder recorder) {}
}
