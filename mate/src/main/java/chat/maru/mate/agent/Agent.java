package chat.maru.mate.agent;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.mate.guided.When;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Capability;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Purpose;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.Route;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.orchestrator.routing.feedback.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers with a capable model: it gets the newest messages, looks up what it lacks with tools and
/// cites what it relies on.
///
/// The loop ends with an answer, after [#MAX_STEPS] calls, above [#MAX_MICROS], at the deadline or
/// when the turn is stopped.
public final class Agent {
  static final int MAX_STEPS = 5;

  /// Ten cents.
  static final long MAX_MICROS = 100_000;

  private static final int RECENT = 40;
  private static final int RECENT_TOKENS = 2_500;

  private final Gateway gateway;
  private final Speech speech;
  private final Messages messages;
  private final Recollection recollection;
  private final Feedback feedback;

  /// @param feedback hears how well models call tools
  public Agent(
      Gateway gateway,
      Receipts receipts,
      Messages messages,
      Recollection recollection,
      Feedback feedback) {
    this.gateway = gateway;
    this.feedback = feedback;
    this.speech = new Speech(gateway, receipts);
    this.messages = messages;
    this.recollection = recollection;
  }

  /// Whether a capable model with tools would answer. Asks none.
  public boolean able(Work work) {
    Route route = gateway.route(first(work, begin(work, new Sources())));
    return !route.plan().isEmpty()
        && route.plan().getFirst().model().tier() == Tier.CAPABLE
        && route.plan().getFirst().model().can(Capability.TOOLS);
  }

  /// Blocks until the answer is whole, or there will be none.
  public Outcome answer(Work work) {
    Sources sources = new Sources();
    List<JsonObject> talk = begin(work, sources);
    Reader reader = reader(work);
    Toolbox tools = new Toolbox(reader, recollection, new Transcript(sources, work.scene().zone()));
    List<Receipt> receipts = new ArrayList<>();
    for (int step = 1; step <= MAX_STEPS; step++) {
      work.checkpoint().run();
      JsonArray offered = step == MAX_STEPS ? JsonArray.EMPTY : Toolbox.schema();
      Speech.Said said;
      try {
        said =
            speech.listen(
                Speech.request(work, talk, offered, Purpose.JUDGE, List.copyOf(sources.ids())),
                work.draft());
      } catch (Speech.Broken e) {
        receipts.addAll(e.receipts);
        return new Outcome.Failed(e.code, receipts);
      }
      receipts.add(said.receipt());
      if (said.calls().isEmpty()) {
        return said.text().isBlank()
            ? new Outcome.Failed("empty_answer", receipts)
            : answered(said, sources, receipts);
      }
      if (receipts.stream().mapToLong(Receipt::costMicros).sum() > MAX_MICROS) {
        return new Outcome.Failed("too_costly", receipts);
      }
      work.checkpoint().run();
      talk.add(calls(said));
      boolean sound = true;
      for (Speech.ToolCall call : said.calls()) {
        Toolbox.Result result = tools.run(call.name(), call.arguments());
        sound &= result.sound();
        talk.add(result(call, result.text()));
      }
      feedback.told(
          said.receipt(), work.scene().user(), sound ? Signal.TOOL_DONE : Signal.TOOL_FAILED);
    }
    return new Outcome.Failed("too_many_steps", receipts);
  }

  private static Outcome answered(Speech.Said said, Sources sources, List<Receipt> receipts) {
    Cited cited = Cited.of(said.text(), sources);
    return new Outcome.Answered(
        cited.text(), cited.citations(), said.model(), sources.ids(), receipts);
  }

  private Reader reader(Work work) {
    return new Reader(messages, work.scene(), work.scene().everyone(), work.outside());
  }

  private static ChatRequest first(Work work, List<JsonObject> talk) {
    return Speech.request(work, talk, Toolbox.schema(), Purpose.JUDGE, List.of());
  }

  private List<JsonObject> begin(Work work, Sources sources) {
    Scene scene = work.scene();
    Reader reader = reader(work);
    List<Line> recent = reader.recent(RECENT);
    String shown = new Transcript(sources, scene.zone()).newest(recent, RECENT_TOKENS);
    boolean korean = scene.language() == Language.KOREAN;
    StringBuilder context = new StringBuilder();
    context
        .append(korean ? "방: " : "Room: ")
        .append(Transcript.flat(scene.room().name()))
        .append(korean ? "\n멤버: " : "\nMembers: ")
        .append(
            Transcript.flat(
                String.join(
                    ", ", scene.people().stream().limit(60).map(person -> person.name()).toList())))
        .append(korean ? "\n지금: " : "\nNow: ")
        .append(When.full(scene.setting().now().toLocalDate(), scene.language()))
        .append(' ')
        .append(scene.setting().now().toLocalTime().withSecond(0).withNano(0))
        .append(korean ? "\n\n최근 대화 (자료):\n" : "\n\nRecent messages (material):\n")
        .append(shown.isEmpty() ? "-" : shown);
    replied(scene, reader)
        .ifPresent(
            line ->
                context
                    .append(korean ? "\n\n질문이 가리키는 말:\n" : "\n\nThe question refers to:\n")
                    .append(new Transcript(sources, scene.zone()).line(line)));
    context
        .append(korean ? "\n\n질문한 사람: " : "\n\nAsked by: ")
        .append(Transcript.flat(scene.asker().displayName()))
        .append(korean ? "\n질문: " : "\nQuestion: ")
        .append(scene.text());
    List<JsonObject> talk = new ArrayList<>();
    talk.add(message("system", Prompts.room(scene.language())));
    talk.add(message("user", context.toString()));
    return talk;
  }

  private static Optional<Line> replied(Scene scene, Reader reader) {
    return Optional.ofNullable(scene.question().replyTo())
        .flatMap(
            id -> reader.around(id, 1).stream().filter(line -> line.id().equals(id)).findFirst());
  }

  private static JsonObject calls(Speech.Said said) {
    List<Json> calls = new ArrayList<>();
    said.calls().forEach(call -> calls.add(call.json()));
    return JsonObject.builder()
        .put("role", "assistant")
        .put("content", said.text())
        .put("tool_calls", new JsonArray(calls))
        .build();
  }

  private static JsonObject result(Speech.ToolCall call, String text) {
    return JsonObject.builder()
        .put("role", "tool")
        .put("tool_call_id", call.id())
        .put("content", text)
        .build();
  }

  static JsonObject message(String role, String content) {
    return JsonObject.builder().put("role", role).put("content", content).build();
  }
}
