package chat.maru.orchestrator;

import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.orchestrator.Receipt.Left;
import chat.maru.orchestrator.Receipt.Outcome;
import chat.maru.orchestrator.money.Hold;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.money.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one call has done so far, and at its end the receipt, which is recorded exactly once.
/// Thread-safe: whoever closes a stream is not always its reader.
final class Bill {
  /// Candidates on a receipt; further ones are of no use to a reader.
  private static final int MOST_CANDIDATES = 8;

  private static final Set<OrchestratorError> CUT_OFF =
      Set.of(
          OrchestratorError.CANCELLED,
          OrchestratorError.PROVIDER_TIMEOUT,
          OrchestratorError.STREAM_BROKEN);

  private final String id;
  private final Instant at;
  private final long startedNanos = System.nanoTime();
  private final ChatRequest request;
  private final Ask ask;
  private final Cover cover;
  private final Route route;
  private final Receipts receipts;
  private final Ledger ledger;
  private Hold hold = Hold.NONE;
  private final List<Settlement> settled = new ArrayList<>();
  private final List<ReceiptStep> steps = new ArrayList<>();
  private final Set<String> outside = new LinkedHashSet<>();
  private @Nullable Duration firstToken;
  private @Nullable Receipt done;

  Bill(
      ChatRequest request,
      Ask ask,
      Cover cover,
      Route route,
      Receipts receipts,
      Ledger ledger,
      InstantSource clock) {
    this.id = Ids.next(clock);
    this.at = clock.instant();
    this.request = request;
    this.ask = ask;
    this.cover = cover;
    this.route = route;
    this.receipts = receipts;
    this.ledger = ledger;
  }

  String id() {
    return id;
  }

  Ask ask() {
    return ask;
  }

  Cover cover() {
    return cover;
  }

  Duration took() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /// Reserves the most that an attempt at `model` may cost. The attempt ends with [#failed] or
  /// [#answered], which settle what it cost.
  ///
  /// @throws MaruException if a budget or limit does not allow it
  void reserve(Model model) {
    Hold taken =
        ledger.reserve(request.origin().payer(), CostBound.of(ask, request.body(), model, at));
    synchronized (this) {
      hold = taken;
    }
  }

  /// A model was not tried because it is down.
  synchronized void skipped(Model model) {
    step(model, 1, "unhealthy", Duration.ZERO, null, Usage.NONE);
  }

  /// An attempt failed. Words may have left all the same, unless nobody was reached.
  synchronized void failed(
      Model model, int attempt, MaruException error, Duration took, Usage usage) {
    if (!model.own() && error.code() != OrchestratorError.PROVIDER_UNREACHABLE) {
      outside.add(model.provider());
    }
    boolean counted = !usage.equals(Usage.NONE) || !mayBeCharged(error);
    Usage used = counted ? usage : Usage.estimate(ask.inputTokens(), 0);
    step(model, attempt, error.code().code(), took, null, used);
  }

  synchronized void answered(
      Model model, int attempt, Duration took, @Nullable Duration first, Usage usage) {
    if (!model.own()) {
      outside.add(model.provider());
    }
    step(model, attempt, null, took, first, usage);
  }

  synchronized void began() {
    firstToken = took();
  }

  /// Ends the call; later calls change nothing.
  synchronized Receipt close(Outcome outcome, @Nullable Model model, List<Reason> reasons) {
    Receipt already = done;
    if (already != null) {
      return already;
    }
    Usage usage = steps.stream().map(ReceiptStep::usage).reduce(Usage.NONE, Usage::plus);
    Receipt receipt =
        new Receipt(
            id,
            at,
            request.origin(),
            model,
            outside.isEmpty(),
            false,
            flagged(reasons),
            left(),
            usage,
            steps.stream().mapToLong(ReceiptStep::costMicros).sum(),
            model == null || model.priced(),
            took(),
            firstToken,
            outcome,
            steps,
            route.dataClass(),
            candidates());
    done = receipt;
    settled.addAll(hold.release());
    receipts.record(receipt, settled);
    return receipt;
  }

  /// Whether a vendor may charge for an attempt of which it sent no word: it had the request, and
  /// nobody waited for the end.
  private static boolean mayBeCharged(MaruException error) {
    return error.code() instanceof OrchestratorError code && CUT_OFF.contains(code);
  }

  private void step(
      Model model,
      int attempt,
      @Nullable String error,
      Duration took,
      @Nullable Duration first,
      Usage usage) {
    long cost = model.costMicros(usage, at);
    settled.addAll(hold.settle(cost, usage.input() + usage.output()));
    hold = Hold.NONE;
    steps.add(
        new ReceiptStep(
            model.name(), model.provider(), model.own(), attempt, error, took, first, usage, cost));
  }

  /// With a word on placeholders that the model altered: they stand in the answer as they are.
  private List<Reason> flagged(List<Reason> reasons) {
    if (cover.altered() == 0) {
      return reasons;
    }
    List<Reason> flagged = new ArrayList<>(reasons);
    flagged.add(Reason.of("mask_altered", "count", cover.altered()));
    return flagged;
  }

  private Left left() {
    if (outside.isEmpty()) {
      return Left.NONE;
    }
    int count =
        request.origin().room() != null
            ? request.sent().size()
            : request
                .body()
                .findArray("messages")
                .or(() -> request.body().find("input").flatMap(Bill::array))
                .map(JsonArray::size)
                .orElse(1);
    return new Left(
        count, request.sent(), cover.counts(), String.join(", ", outside), cover.proof());
  }

  private static Optional<JsonArray> array(Json json) {
    return json instanceof JsonArray array ? Optional.of(array) : Optional.empty();
  }

  private List<Candidate> candidates() {
    return route.candidates().stream().limit(MOST_CANDIDATES).toList();
  }
}
