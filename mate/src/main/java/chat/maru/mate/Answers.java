package chat.maru.mate;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.mate.agent.Agent;
import chat.maru.mate.agent.FreeTalk;
import chat.maru.mate.agent.Outcome;
import chat.maru.mate.agent.TurnReceipt;
import chat.maru.mate.agent.Work;
import chat.maru.mate.catchup.CatchUp;
import chat.maru.mate.catchup.Digest;
import chat.maru.mate.catchup.Telling;
import chat.maru.mate.guided.Picked;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.guided.When;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.intent.Ask;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Intents;
import chat.maru.mate.intent.Question;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Content;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Rooms;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Route;
import chat.maru.orchestrator.Tier;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Answers one question: exact skills first, a capable model where one may be asked, and the guided
/// path where none may, or where it failed.
final class Answers {
  private static final Duration LONGEST = Duration.ofSeconds(150);
  private static final int CATCH_UP = 2_000;
  private static final Pattern FEELING =
      Pattern.compile(
          "우울|힘들|힘드|슬프|슬퍼|피곤|아프|아파|화나|화가|외로|외롭|속상|짜증|지친|지쳤|괴로|불안|걱정"
              + "|\\b(?:sad|tired|lonely|upset|angry|depressed|anxious|worried|hurt|sick|exhausted)\\b",
          Pattern.CASE_INSENSITIVE);

  private final Rooms rooms;
  private final Messages messages;
  private final Recollection recollection;
  private final Agent agent;
  private final FreeTalk freeTalk;
  private final Turns turns;
  private final Gate gate;
  private final Voice voice;
  private final Clock clock;

  Answers(
      Rooms rooms,
      Messages messages,
      Recollection recollection,
      Agent agent,
      FreeTalk freeTalk,
      Turns turns,
      Gate gate,
      Voice voice,
      Clock clock) {
    this.rooms = rooms;
    this.messages = messages;
    this.recollection = recollection;
    this.agent = agent;
    this.freeTalk = freeTalk;
    this.turns = turns;
    this.gate = gate;
    this.voice = voice;
    this.clock = clock;
  }

  /// One question being answered.
  private record Case(Running running, Scene scene, Work work, TurnReceipt receipt) {
    Turn turn() {
      return running.turn();
    }

    Duration took(Clock clock) {
      return Duration.between(scene.now(), clock.instant());
    }
  }

  /// Whether the answer to this question is for the asker alone.
  static boolean isPrivate(Scene scene) {
    return !scene.alone() && intent(scene) instanceof Intent.CatchUp;
  }

  private static Intent intent(Scene scene) {
    return Intents.of(scene.question().text(), scene.setting());
  }

  /// Blocks until it has been answered.
  ///
  /// @return the receipt's id
  /// @throws Stopped if the turn was stopped meanwhile
  String answer(Running running, Scene scene) {
    Case one = open(running, scene);
    Wording wording = new Wording(scene.language(), clock.instant(), scene.zone());
    return switch (intent(scene)) {
      case Intent.Recall recall -> recall(one, recall.question(), wording);
      case Intent.CatchUp catchUp ->
          scene.alone()
              ? exact(one, wording.phrase("catchup.alone"))
              : catchUp(one, catchUp, wording);
      case Intent.Talk _ -> talk(one, wording);
      case Intent.Today today -> exact(one, wording.today(today));
      case Intent.Help _ -> exact(one, help(one, wording));
      case Intent.Connect _ -> exact(one, wording.phrase("connect"));
      case Intent.Greeting _ -> exact(one, greeting(one, wording));
      case Intent.Thanks _ -> exact(one, wording.phrase("thanks"));
      case Intent.Called _ -> exact(one, wording.phrase("called"));
      case Intent.Stop _ -> exact(one, wording.phrase("stopped"));
      case Intent.Remove _ -> exact(one, wording.phrase(remove(one)));
    };
  }

  private Case open(Running running, Scene scene) {
    Turn turn = running.turn();
    MateStanding.DataClass policy = scene.room().mate().dataClass();
    DataClass least = policy == MateStanding.DataClass.SEALED ? DataClass.SEALED : DataClass.ROOM;
    Origin origin = Origin.turn(scene.user(), turn.room(), turn.id());
    Work work =
        new Work(
            scene,
            origin,
            least,
            policy == MateStanding.DataClass.OPEN,
            Deadline.after(LONGEST),
            running.cancel(),
            (offset, text) -> {
              if (!running.stopped()) {
                voice.draft(turn, offset, text);
              }
            },
            () -> running.check(gate, turns, scene));
    return new Case(running, scene, work, new TurnReceipt(origin, least, clock));
  }

  private String recall(Case one, Question question, Wording wording) {
    Reader own = Reader.own(messages, one.scene(), one.scene().everyone());
    Optional<Picked> picked = recollection.answer(question, own);
    List<Receipt> failed = new ArrayList<>();
    List<Reason> reasons = new ArrayList<>();
    if (agent.able(one.work()) && !needsUnclaimed(one, picked, own)) {
      Outcome outcome = agent.answer(one.work());
      Optional<String> said = said(one, outcome, wording);
      if (said.isPresent()) {
        return said.get();
      }
      failed(one, outcome, failed, reasons);
    }
    boolean listed = question.anythingSaid() && saysAnything(question.ask());
    if (one.scene().alone() && !listed && (picked.isEmpty() || !picked.get().sure())) {
      return talk(one, wording, picked, question, failed, reasons);
    }
    return guided(one, remember(question, picked, own, wording), failed, reasons);
  }

  private Reply remember(Question question, Optional<Picked> picked, Reader own, Wording wording) {
    if (question.anythingSaid() && saysAnything(question.ask())) {
      List<Line> lines = recollection.said(question, own);
      if (!lines.isEmpty() && (picked.isEmpty() || question.speaker().isPresent())) {
        return wording.said(question, Recollection.telling(lines, 3), lines.size());
      }
    }
    return picked.map(found -> wording.found(question, found)).orElseGet(wording::nothing);
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

  private String catchUp(Case one, Intent.CatchUp asked, Wording wording) {
    Scene scene = one.scene();
    Reader reader = Reader.own(messages, scene, scene.onlyMe());
    List<Line> lines =
        asked.span().isPresent()
            ? reader.between(asked.span().get(), CATCH_UP)
            : reader.since(scene.lineSeq(), CATCH_UP);
    boolean quiet =
        lines.stream().allMatch(line -> line.mate() || line.author().equals(scene.asker().id()));
    Reply reply;
    if (quiet) {
      reply =
          asked.span().isPresent()
              ? wording.phrase(
                  "catchup.none.span",
                  "when",
                  When.date(
                      asked.span().get().from().toLocalDate(),
                      scene.setting().now().toLocalDate(),
                      scene.language()))
              : wording.phrase("catchup.none");
    } else {
      Digest digest = CatchUp.of(lines, reader.mentionsOfMe(lines), scene.me(), scene.zone());
      reply = new Telling(scene.language(), clock.instant(), scene.zone()).tell(digest);
    }
    Receipt receipt =
        one.receipt().guided(List.of(Reason.of("exact")), List.of(), List.of(), one.took(clock));
    one.work().checkpoint().run();
    voice.whisper(one.turn(), scene, reply, receipt);
    return receipt.id();
  }

  private String talk(Case one, Wording wording) {
    return talk(one, wording, Optional.empty(), null, new ArrayList<>(), new ArrayList<>());
  }

  /// Free talk with any model that may be asked, else what can be said without one.
  private String talk(
      Case one,
      Wording wording,
      Optional<Picked> nearest,
      @org.jspecify.annotations.Nullable Question question,
      List<Receipt> failed,
      List<Reason> reasons) {
    Route route = freeTalk.route(one.work());
    boolean tried = !failed.isEmpty() || !reasons.isEmpty();
    if (!route.plan().isEmpty() && !tried) {
      Outcome outcome = freeTalk.answer(one.work(), route);
      Optional<String> said = said(one, outcome, wording);
      if (said.isPresent()) {
        return said.get();
      }
      failed(one, outcome, failed, reasons);
      tried = true;
    }
    if (reasons.isEmpty()) {
      reasons.addAll(whyNone(route));
    }
    if (question != null && nearest.isPresent()) {
      return guided(one, wording.found(question, nearest.get()), failed, reasons);
    }
    String why = tried ? "talk.failed" : without(route);
    Reply reply =
        question == null
            ? listens(one, tried, why, wording)
            : wording.phrase("recall.alone.nothing", "model", wording.sentence(why));
    return guided(one, reply, failed, reasons);
  }

  /// What can be said without a model when somebody simply talks. That none is connected is said
  /// once, not each time.
  private Reply listens(Case one, boolean tried, String why, Wording wording) {
    if (tried) {
      return wording.phrase(why);
    }
    String hint = wording.sentence(why);
    boolean known =
        Reader.own(messages, one.scene(), one.scene().everyone()).recent(12).stream()
            .anyMatch(line -> line.mate() && line.text().contains(hint));
    String heard =
        wording.sentence(
            FEELING.matcher(one.scene().text()).find() ? "talk.feeling" : "talk.noted");
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

  /// Posts a model's answer, unless something that it has read may not be read any more: then what
  /// it says is thrown away.
  private Optional<String> said(Case one, Outcome outcome, Wording wording) {
    if (!(outcome instanceof Outcome.Answered answered)) {
      return Optional.empty();
    }
    one.work().checkpoint().run();
    Scene scene = one.scene();
    Set<MessageId> shown = answered.shown();
    if (!Reader.own(messages, scene, scene.everyone()).stillSees(shown)) {
      return Optional.empty();
    }
    Receipt receipt = one.receipt().answered(answered.receipts(), one.took(clock));
    List<Content.Part> parts = new ArrayList<>();
    parts.add(new Content.TextPart(answered.text()));
    if (answered.model().tier() == Tier.TINY) {
      parts.add(new Content.TextPart(wording.sentence("tiny")));
    }
    voice.say(one.turn(), scene, parts, answered.citations(), receipt);
    return Optional.of(receipt.id());
  }

  private void failed(Case one, Outcome outcome, List<Receipt> failed, List<Reason> reasons) {
    one.work().checkpoint().run();
    failed.addAll(outcome.receipts());
    if (outcome instanceof Outcome.Failed broken) {
      reasons.add(Reason.of("model_failed", "error", broken.code()));
    } else {
      reasons.add(Reason.of("sources_changed"));
    }
  }

  private String exact(Case one, Reply reply) {
    return guided(one, reply, List.of(), List.of(Reason.of("exact")));
  }

  private String guided(Case one, Reply reply, List<Receipt> failed, List<Reason> reasons) {
    List<Reason> why = reasons.isEmpty() ? List.of(whyGuided(one)) : reasons;
    one.work().checkpoint().run();
    Receipt receipt = one.receipt().guided(why, considered(one, failed), failed, one.took(clock));
    voice.say(one.turn(), one.scene(), reply, receipt);
    return receipt.id();
  }

  /// Who might have answered, and why nobody did.
  private List<Candidate> considered(Case one, List<Receipt> failed) {
    return failed.isEmpty()
        ? freeTalk.route(one.work()).candidates()
        : failed.getLast().candidates();
  }

  private Reason whyGuided(Case one) {
    Route route = freeTalk.route(one.work());
    if (route.candidates().isEmpty()) {
      return Reason.of("no_model");
    }
    return route.plan().isEmpty() ? Reason.of("none_allowed") : Reason.of("guided");
  }

  private Reply help(Case one, Wording wording) {
    if (!one.scene().alone()) {
      return wording.phrase("help.room");
    }
    boolean some = !freeTalk.route(one.work()).plan().isEmpty();
    return wording.phrase(
        "help.alone", "model", wording.sentence(some ? "help.model.some" : "help.model.none"));
  }

  private static Reply greeting(Case one, Wording wording) {
    return one.scene().alone()
        ? wording.phrase("greeting", "who", wording.called(one.scene().asker().displayName()))
        : wording.phrase("greeting.room");
  }

  /// Takes back the mate's last answer to this asker.
  private String remove(Case one) {
    Scene scene = one.scene();
    for (Message message : messages.recent(scene.room().id(), scene.everyone(), 60).reversed()) {
      if (message.content() instanceof Content.Answer answer
          && scene.asker().id().equals(answer.askedBy())) {
        try {
          rooms.delete(scene.user(), scene.room().id(), message.id());
          return "removed";
        } catch (MaruException e) {
          return "removed.forbidden";
        }
      }
    }
    return "removed.none";
  }
}
