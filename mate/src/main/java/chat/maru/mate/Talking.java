package chat.maru.mate;

import chat.maru.mate.agent.FreeTalk;
import chat.maru.mate.agent.Outcome;
import chat.maru.mate.guided.Picked;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.intent.Question;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Talks when nothing is asked: with any model that may be asked, else kindly and briefly.
final class Talking {
  private static final Pattern FEELING =
      Pattern.compile(
          "우울|힘들|힘드|슬프|슬퍼|피곤|아프|아파|화나|화가|외로|외롭|속상|짜증|지친|지쳤|괴로|불안|걱정"
              + "|\\b(?:sad|tired|lonely|upset|angry|depressed|anxious|worried|hurt|sick|exhausted)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Messages messages;
  private final FreeTalk freeTalk;
  private final Endings endings;

  Talking(Messages messages, FreeTalk freeTalk, Endings endings) {
    this.messages = messages;
    this.freeTalk = freeTalk;
    this.endings = endings;
  }

  String talk(Case one) {
    return talk(one, Optional.empty(), null, new ArrayList<>(), new ArrayList<>());
  }

  /// Free talk with any model that may be asked, else what can be said without one.
  String talk(
      Case one,
      Optional<Picked> nearest,
      @Nullable Question question,
      List<Receipt> failed,
      List<Reason> reasons) {
    Route route = freeTalk.route(one.work());
    boolean tried = !failed.isEmpty() || !reasons.isEmpty();
    if (!route.plan().isEmpty() && !tried) {
      Outcome outcome = freeTalk.answer(one.work(), route);
      Optional<String> said = endings.said(one, outcome);
      if (said.isPresent()) {
        return said.get();
      }
      endings.failed(one, outcome, failed, reasons);
      tried = true;
    }
    if (reasons.isEmpty()) {
      reasons.addAll(whyNone(route));
    }
    if (question != null && nearest.isPresent()) {
      return endings.guided(one, one.wording().found(question, nearest.get()), failed, reasons);
    }
    String why = tried ? "talk.failed" : without(route);
    Reply reply =
        question == null
            ? listens(one, tried, why)
            : one.wording().phrase("recall.alone.nothing", "model", one.wording().sentence(why));
    return endings.guided(one, reply, failed, reasons);
  }

  /// What can be said without a model when somebody simply talks. That none is connected is said
  /// once, not each time.
  private Reply listens(Case one, boolean tried, String why) {
    if (tried) {
      return one.wording().phrase(why);
    }
    String hint = one.wording().sentence(why);
    boolean known =
        one.reader(messages).recent(12).stream()
            .anyMatch(line -> line.mate() && line.text().contains(hint));
    String heard =
        one.wording()
            .sentence(FEELING.matcher(one.scene().text()).find() ? "talk.feeling" : "talk.noted");
    return new Reply(one.scene().language()).say(known ? heard : heard + "\n\n" + hint);
  }

  private static String without(Route route) {
    if (route.candidates().isEmpty()) {
      return "talk.none";
    }
    boolean kept =
        route.candidates().stream()
            .anyMatch(
                candidate ->
                    candidate.excluded() != null
                        && candidate.excluded().code().startsWith("outside"));
    return kept ? "talk.outside" : "talk.failed";
  }

  private static List<Reason> whyNone(Route route) {
    if (route.candidates().isEmpty()) {
      return List.of(Reason.of("no_model"));
    }
    return route.plan().isEmpty() ? List.of(Reason.of("none_allowed")) : List.of();
  }
}
