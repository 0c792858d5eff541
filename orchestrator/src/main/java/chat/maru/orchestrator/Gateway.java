package chat.maru.orchestrator;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.Receipt.Outcome;
import chat.maru.orchestrator.money.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers requests with the models of the deployment. Thread-safe; its calls block.
///
/// It follows the route's plan: a model that fails before its first token is followed by the next
/// one, and whoever asked never knows; after the first token there is no way back, and a failure is
/// told as one. Every call leaves a receipt, however it ends.
public final class Gateway {
  private final Models models;
  private final Router router;
  private final Translator translator;
  private final Health health;
  private final Receipts receipts;
  private final Ledger ledger;
  private final Masks masks;
  private final InstantSource clock;

  /// A gateway that limits nobody and masks nothing.
  public Gateway(
      Models models,
      Router router,
      Translator translator,
      Health health,
      Receipts receipts,
      InstantSource clock) {
    this(models, router, translator, health, receipts, Ledger.NONE, Masks.forgetful(), clock);
  }

  /// @param masks how this deployment keeps identifiers from outside models
  public Gateway(
      Models models,
      Router router,
      Translator translator,
      Health health,
      Receipts receipts,
      Ledger ledger,
      Masks masks,
      InstantSource clock) {
    this.models = models;
    this.router = router;
    this.translator = translator;
    this.health = health;
    this.receipts = receipts;
    this.ledger = ledger;
    this.masks = masks;
    this.clock = clock;
  }

  /// The route that `request` would take, without asking a model. Does not block.
  ///
  /// @throws MaruException `MODEL_NOT_FOUND` if it names no model
  public Route route(ChatRequest request) {
    ledger.admit(request.origin().payer(), request.model());
    Inspection.Seen seen = Inspection.see(request, translator, Capability.CHAT, masks);
    return held(request, router.route(seen.ask(), models.snapshot()), seen);
  }

  private Route held(ChatRequest request, Route route, Inspection.Seen seen) {
    return Guard.allowed(
        Guard.held(route, seen), model -> ledger.admits(request.origin().payer(), model));
  }

  /// Whether `origin` may ask for a model or preset of this name. May block for a moment.
  public boolean admits(Origin origin, String model) {
    return ledger.admits(origin.payer(), model);
  }

  /// How many tokens the prompt is, as the first provider of the route counts them, else as Maru
  /// estimates. Leaves no receipt: no model is asked. Blocks.
  ///
  /// @throws MaruException if no model may answer
  public long count(ChatRequest request) {
    ledger.admit(request.origin().payer(), request.model());
    Models.Snapshot snapshot = models.snapshot();
    Inspection.Seen seen = Inspection.see(request, translator, Capability.CHAT, masks);
    Ask ask = seen.ask();
    Route route = held(request, router.route(ask, snapshot), seen);
    if (route.plan().isEmpty()) {
      throw Refusals.of(route, ask, health);
    }
    Step first = route.plan().getFirst();
    Deadline deadline = request.deadline().within(snapshot.limits().total());
    ChatRequest told = seen.cover().request(request, first.model());
    Call call = new Call(told, first.model(), snapshot.limits(), deadline, false);
    try {
      return provider(snapshot, first, ask, seen.cover()).count(call).orElse(ask.inputTokens());
    } catch (MaruException e) {
      if (Retry.movesOn(e)) {
        return ask.inputTokens(); // it does not answer; whoever asks then hears why
      }
      throw e;
    }
  }

  /// Follows the route until a model sends its first token. Blocks until then.
  ///
  /// @throws MaruException if no model may or can answer
  public ChatStream open(ChatRequest request) {
    return follow(request, Capability.CHAT, this::open);
  }

  /// Follows the route until a model has answered whole. Blocks until then.
  ///
  /// @throws MaruException if no model may or can answer
  public Completion complete(ChatRequest request) {
    return follow(
        request,
        Capability.CHAT,
        (provider, call, step, number, bill) ->
            whole(provider::complete, call, step, number, bill));
  }

  /// The same for embeddings: the body is OpenAI's for `/embeddings`.
  ///
  /// @throws MaruException if no model may or can answer
  public Completion embed(ChatRequest request) {
    return follow(
        request,
        Capability.EMBEDDINGS,
        (provider, call, step, number, bill) -> whole(provider::embed, call, step, number, bill));
  }

  /// One attempt at one model.
  private interface Attempt<T> {
    T run(Provider provider, Call call, Step step, int number, Bill bill);
  }

  private <T> T follow(ChatRequest request, Capability kind, Attempt<T> attempt) {
    ledger.admit(request.origin().payer(), request.model());
    Models.Snapshot snapshot = models.snapshot();
    Inspection.Seen seen = Inspection.see(request, translator, kind, masks);
    Ask ask = seen.ask();
    Route route = held(request, router.decide(ask, snapshot), seen);
    Bill bill = new Bill(request, ask, seen.cover(), route, receipts, ledger, clock);
    router.decided(bill.id(), ask, route);
    try {
      if (route.plan().isEmpty()) {
        throw Refusals.of(route, ask, health);
      }
      return tryAll(request, snapshot, route, attempt, bill);
    } catch (MaruException e) {
      boolean gone = e.code() == OrchestratorError.CANCELLED;
      bill.close(
          gone ? Outcome.CANCELLED : Outcome.FAILED,
          null,
          List.of(Reason.of(route.plan().isEmpty() ? "none_allowed" : "all_failed")));
      throw e.with(JsonObject.paramsOf(e).toBuilder().put("receipt", bill.id()).build());
    }
  }

  private <T> T tryAll(
      ChatRequest request, Models.Snapshot snapshot, Route route, Attempt<T> attempt, Bill bill) {
    Deadline deadline = request.deadline().within(snapshot.limits().total());
    List<Reason> failures = new ArrayList<>();
    MaruException last = null;
    int outgrown = 0;
    for (int i = 0; i < route.plan().size(); i++) {
      Step step = route.plan().get(i).after(failures);
      if (outgrown > 0 && step.model().context() > 0 && step.model().context() <= outgrown) {
        continue; // no room for it either
      }
      boolean alone = i == route.plan().size() - 1;
      boolean probing = health.standing(step.model()) == Health.Standing.PROBING;
      if (!health.enter(step.model())) {
        bill.skipped(step.model());
        continue;
      }
      Limits limits = probing && !alone ? probeLimits(snapshot.limits(), step) : snapshot.limits();
      ChatRequest told = bill.cover().request(request, step.model());
      Call call = new Call(told, step.model(), limits, deadline, !asksUsage(request.body()));
      try {
        Provider provider = provider(snapshot, step, bill.ask(), bill.cover());
        Step noted = step.with(notes(snapshot, step, bill.ask()));
        return tryOne(provider, call, noted, alone, attempt, bill);
      } catch (MaruException e) {
        if (!Retry.movesOn(e) || request.cancel().cancelled()) {
          throw e;
        }
        if (e.code() == OrchestratorError.CONTEXT_LENGTH) {
          outgrown = Math.max(outgrown, step.model().context());
        }
        failures.add(failure(step.model(), e));
        last = e;
      }
    }
    throw last != null
        ? last
        : Refusals.down(route.plan().stream().map(Step::model).toList(), health);
  }

  /// The provider as one that speaks the words of the request. Embeddings have one wire alone.
  private static Provider provider(Models.Snapshot snapshot, Step step, Ask ask, Cover cover) {
    Provider provider = snapshot.provider(step.model());
    return ask.needs().contains(Capability.EMBEDDINGS)
        ? provider
        : cover.translation(ask.translation(), step.model()).through(provider);
  }

  private static List<Reason> notes(Models.Snapshot snapshot, Step step, Ask ask) {
    return ask.needs().contains(Capability.EMBEDDINGS)
        ? List.of()
        : ask.translation().notes(snapshot.provider(step.model()), step.model());
  }

  private <T> T tryOne(
      Provider provider, Call call, Step step, boolean alone, Attempt<T> attempt, Bill bill) {
    for (int number = 1; ; number++) {
      long started = System.nanoTime();
      try {
        call.deadline().check();
        bill.reserve(step.model());
        return attempt.run(provider, call, step, number, bill);
      } catch (MaruException e) {
        judge(step.model(), e);
        bill.failed(step.model(), number, e, since(started), Usage.NONE);
        Optional<Duration> wait = Retry.wait(e, number, alone, call.deadline());
        if (wait.isEmpty()
            || call.request().cancel().cancelled()
            || health.standing(step.model()) == Health.Standing.DOWN) {
          throw e;
        }
        Threads.sleep(wait.get());
      }
    }
  }

  private ChatStream open(Provider provider, Call call, Step step, int number, Bill bill) {
    long started = System.nanoTime();
    Chunks chunks = bill.cover().restored(provider.stream(call), call.model());
    try {
      List<Chunk> first = firstToken(chunks, call, started);
      health.began(step.model(), since(started));
      bill.began();
      return new GatewayStream(chunks, first, call, step, number, bill, health, started);
    } catch (MaruException e) {
      chunks.close();
      throw e;
    }
  }

  /// Everything up to the first chunk that brings something.
  private static List<Chunk> firstToken(Chunks chunks, Call call, long started) {
    List<Chunk> first = new ArrayList<>();
    long end = started + call.limits().firstByte().toNanos();
    do {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      first.add(
          chunks
              .next(shorter(left, call.deadline().remaining()))
              .orElseThrow(
                  () ->
                      new MaruException(
                          OrchestratorError.PROVIDER_FAILED,
                          call.model().provider() + " ended without an answer")));
    } while (!first.getLast().progress());
    return first;
  }

  private Completion whole(Function<Call, Body> ask, Call call, Step step, int number, Bill bill) {
    long started = System.nanoTime();
    Body body = bill.cover().restored(ask.apply(call), call.model());
    health.began(step.model(), since(started));
    health.succeeded(step.model());
    bill.began();
    Usage reported = body.usage();
    Usage usage = reported == null ? estimate(bill.ask(), body.json()) : reported;
    bill.answered(step.model(), number, since(started), since(started), usage);
    Receipt receipt = bill.close(Outcome.COMPLETE, step.model(), step.reasons());
    return new Completion(body.raw(), body.json(), step.model(), receipt);
  }

  private void judge(Model model, MaruException error) {
    if (Retry.blamesModel(error)) {
      health.failed(model, error.retryAfter().orElse(null));
    } else {
      health.undecided(model);
    }
  }

  /// A model that was down gets little time to prove itself while another one could answer.
  private Limits probeLimits(Limits limits, Step step) {
    Duration usual = health.firstToken(step.model()).orElse(Duration.ZERO).multipliedBy(3);
    Duration least = Duration.ofSeconds(1);
    return limits.firstByteWithin(usual.compareTo(least) > 0 ? usual : least);
  }

  private static Usage estimate(Ask ask, JsonObject answer) {
    TokenCount output = new TokenCount();
    for (String words : List.of("choices", "content", "output", "candidates")) {
      answer.find(words).ifPresent(output::addAll);
    }
    return Usage.estimate(ask.inputTokens(), output.tokens());
  }

  private static boolean asksUsage(JsonObject body) {
    return body.findObject("stream_options")
        .flatMap(options -> options.findBool("include_usage"))
        .orElse(false);
  }

  private static Reason failure(Model model, MaruException error) {
    return new Reason(
        "failed_before",
        JsonObject.builder().put("model", model.name()).put("error", error.code().code()).build());
  }

  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
