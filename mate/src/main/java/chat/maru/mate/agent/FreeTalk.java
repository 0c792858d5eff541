package chat.maru.mate.agent;

import chat.maru.base.MessageId;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Tokens;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Model;
import chat.maru.orchestrator.Purpose;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.Route;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Talks with one person in their mate room, with whatever model there is. Nothing depends on what
/// it says.
public final class FreeTalk {
  private static final int HISTORY = 24;
  private static final int DEFAULT_CONTEXT = 2_048;
  private static final int MOST_TOKENS = 4_000;

  private final Gateway gateway;
  private final Speech speech;
  private final Messages messages;

  public FreeTalk(Gateway gateway, Receipts receipts, Messages messages) {
    this.gateway = gateway;
    this.speech = new Speech(gateway, receipts);
    this.messages = messages;
  }

  /// The route that the talk would take. Asks no model.
  public Route route(Work work) {
    return gateway.route(
        Speech.request(
            work,
            List.of(
                Agent.message("system", Prompts.talk(work.scene().language())),
                Agent.message("user", work.scene().text())),
            JsonArray.EMPTY,
            Purpose.TALK,
            List.of()));
  }

  /// Blocks until the answer is whole, or there will be none.
  public Outcome answer(Work work, Route route) {
    work.checkpoint().run();
    Scene scene = work.scene();
    Set<MessageId> sent = new LinkedHashSet<>();
    List<JsonObject> talk = new ArrayList<>();
    talk.add(Agent.message("system", Prompts.talk(scene.language())));
    history(work, budget(route), sent, talk);
    talk.add(Agent.message("user", scene.text()));
    sent.add(scene.question().id());
    try {
      Speech.Said said =
          speech.listen(
              Speech.request(work, talk, JsonArray.EMPTY, Purpose.TALK, List.copyOf(sent)),
              work.draft());
      return said.text().isBlank()
          ? new Outcome.Failed("empty_answer", List.of(said.receipt()))
          : new Outcome.Answered(
              Cited.of(said.text(), new Sources()).text(),
              List.of(),
              said.model(),
              sent,
              List.of(said.receipt()));
    } catch (Speech.Broken e) {
      return new Outcome.Failed(e.code, e.receipts);
    }
  }

  /// What was said before, as far as it fits, in order.
  private void history(Work work, int tokens, Set<MessageId> sent, List<JsonObject> talk) {
    Reader reader = new Reader(messages, work.scene(), work.scene().everyone(), work.outside());
    List<Line> recent = reader.recent(HISTORY);
    int left = tokens - Tokens.of(work.scene().text());
    List<Line> kept = new ArrayList<>();
    for (Line line : recent.reversed()) {
      left -= Tokens.of(line.text()) + 8;
      if (left < 0) {
        break;
      }
      kept.addFirst(line);
    }
    for (Line line : kept) {
      sent.add(line.id());
      talk.add(Agent.message(line.mate() ? "assistant" : "user", line.text()));
    }
  }

  /// Half of the smallest context that may come to answer, the rest is for the answer.
  private static int budget(Route route) {
    int smallest =
        route.plan().stream()
            .map(step -> context(step.model()))
            .min(Integer::compare)
            .orElse(DEFAULT_CONTEXT);
    return Math.min(MOST_TOKENS, smallest / 2 - 200);
  }

  private static int context(Model model) {
    return model.context() > 0 ? model.context() : DEFAULT_CONTEXT;
  }
}
