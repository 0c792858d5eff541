package chat.maru.mate;

import chat.maru.mate.agent.Agent;
import chat.maru.mate.agent.Outcome;
import chat.maru.mate.guided.Picked;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.intent.Ask;
import chat.maru.mate.intent.Question;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers what was said: with a capable model where one may be asked, else with the messages
/// themselves.
final class Remembering {
  private final Messages messages;
  private final Recollection recollection;
  private final Agent agent;
  private final Talking talking;
  private final Endings endings;

  Remembering(
      Messages messages, Recollection recollection, Agent agent, Talking talking, Endings endings) {
    this.messages = messages;
    this.recollection = recollection;
    this.agent = agent;
    this.talking = talking;
    this.endings = endings;
  }

  String answer(Case one, Question question) {
    Reader own = one.reader(messages);
    Optional<Picked> picked = recollection.answer(question, own);
    List<Receipt> failed = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    if (agent.able(one.work()) && !needsUnclaimed(one, picked, own)) {
      Outcome outcome = agent.answer(one.work());
      Optional<String> said = endings.said(one, outcome);
      if (said.isPresent()) {
        return said.get();
      }
      endings.failed(one, outcome, failed, reasons);
    }
    boolean listed = question.anythingSaid() && saysAnything(question.ask());
    if (one.scene().alone() && !listed && (picked.isEmpty() || !picked.get().sure())) {
      return talking.talk(one, picked, question, failed, reasons);
    }
    return endings.guided(one, remember(one, question, picked, own), failed, reasons);
  }

  private Reply remember(Case one, Question question, Optional<Picked> picked, Reader own) {
    if (question.anythingSaid() && saysAnything(question.ask())) {
      List<Line> lines = recollection.said(question, own);
      if (!lines.isEmpty() && (picked.isEmpty() || question.speaker().isPresent())) {
        return one.wording().said(question, Recollection.telling(lines, 3), lines.size());
      }
    }
    return picked
        .map(found -> one.wording().found(question, found))
        .orElseGet(one.wording()::nothing);
  }

  private static boolean saysAnything(Ask ask) {
    return ask == Ask.WHAT || ask == Ask.ANYTHING || ask == Ask.HOW;
  }

  /// An outside model may not see the words of imported people whom nobody has claimed. If they are
  /// the answer, it is given without it.
  private static boolean needsUnclaimed(Case one, Optional<Picked> picked, Reader own) {
    return one.work().outside()
        && picked.isPresent()
        && picked.get().sure()
        && own.anyUnclaimed(picked.get().quotes());
  }
}
