package chat.maru.orchestrator;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Receipt.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The answer of the model that spoke first.
final class GatewayStream implements ChatStream {
  private final Chunks chunks;
  private final Deque<Chunk> ready;
  private final Call call;
  private final Step step;
  private final int attempt;
  private final Bill bill;
  private final Health health;
  private final long startedNanos;
  private final Duration firstToken;
  private final TokenCount output = new TokenCount();
  private long progressNanos;
  private @Nullable Usage usage;
  private volatile boolean ended;

  GatewayStream(
      Chunks chunks,
      List<Chunk> first,
      Call call,
      Step step,
      int attempt,
      Bill bill,
      Health health,
      long startedNanos) {
    this.chunks = chunks;
    this.ready = new ArrayDeque<>(first);
    this.call = call;
    this.step = step;
    this.attempt = attempt;
    this.bill = bill;
    this.health = health;
    this.startedNanos = startedNanos;
    this.progressNanos = System.nanoTime();
    this.firstToken = Duration.ofNanos(progressNanos - startedNanos);
    first.forEach(this::count);
  }

  @Override
  public Model model() {
    return step.model();
  }

  @Override
  public String receiptId() {
    return bill.id();
  }

  @Override
  public boolean hasNext() {
    if (!ready.isEmpty()) {
      return true;
    }
    if (ended) {
      return false;
    }
    try {
      Optional<Chunk> next = chunks.next(patience());
      if (next.isEmpty()) {
        end(Outcome.COMPLETE, null);
        return false;
      }
      if (next.get().progress()) {
        progressNanos = System.nanoTime();
      }
      count(next.get());
      ready.add(next.get());
      return true;
    } catch (MaruException e) {
      boolean gone = call.request().cancel().cancelled() || ended;
      end(gone ? Outcome.CANCELLED : Outcome.FAILED, e);
      throw e.with(JsonObject.paramsOf(e).toBuilder().put("receipt", bill.id()).build());
    }
  }

  @Override
  public List<Chunk> failure(MaruException error) {
    return chunks.failure(error);
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The answer has ended");
    }
    return ready.remove();
  }

  @Override
  public Receipt receipt() {
    close();
    return bill.close(Outcome.COMPLETE, step.model(), step.reasons());
  }

  @Override
  public void close() {
    end(Outcome.CANCELLED, null);
    chunks.close();
  }

  /// What is left of the time between two tokens, and of the whole.
  private Duration patience() {
    long left = progressNanos + call.limits().stall().toNanos() - System.nanoTime();
    return Gateway.shorter(Duration.ofNanos(Math.max(0, left)), call.deadline().remaining());
  }

  private synchronized void count(Chunk chunk) {
    chunk.usage().ifPresent(reported -> usage = reported);
    chunk.count(output);
  }

  private synchronized void end(Outcome outcome, @Nullable MaruException error) {
    if (ended) {
      return;
    }
    ended = true;
    Model model = step.model();
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    Usage used = usage == null ? Usage.estimate(bill.ask().inputTokens(), output.tokens()) : usage;
    switch (outcome) {
      case COMPLETE -> health.succeeded(model);
      case CANCELLED -> health.undecided(model);
      case FAILED -> health.failed(model, null);
    }
    if (error == null) {
      bill.answered(model, attempt, took, firstToken, used);
    } else {
      bill.failed(model, attempt, error, took, used);
    }
    bill.close(outcome, model, step.reasons());
  }
}
