package chat.maru.mate;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.Threads;
import chat.maru.mate.agent.TurnReceipt;
import chat.maru.mate.guided.Picked;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Intents;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Line;
import chat.maru.mate.talk.Summons;
import chat.maru.mate.threads.Chances;
import chat.maru.mate.threads.Linker;
import chat.maru.mate.threads.Utterance;
import chat.maru.mate.timing.Dial;
import chat.maru.mate.timing.DialStore;
import chat.maru.mate.timing.Opening;
import chat.maru.mate.timing.Past;
import chat.maru.mate.timing.Tact;
import chat.maru.mate.timing.Unasked;
import chat.maru.mate.timing.Verdict;
import chat.maru.messenger.Ask;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.RoomEvent;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The mate's unasked words: in rooms that opted in, it answers an open question that people left
/// open, if the room itself knows the answer beyond doubt. Everything else is silence.
///
/// Questions wait in memory: a restart forgets them, and the mate stays silent.
public final class Initiative implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Initiative.class);
  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int CONTEXT = 80;

  /// Open questions that wait at once; more are let go.
  private static final int MOST_WAITING = 1_000;

  private final Gate gate;
  private final Turns turns;
  private final Messages messages;
  private final Recollection recollection;
  private final Voice voice;
  private final DialStore dials;
  private final Clock clock;
  private final Map<MessageId, Waiting> waiting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private record Waiting(Message question, Instant due) {}

  Initiative(
      Gate gate,
      Turns turns,
      Messages messages,
      Recollection recollection,
      Voice voice,
      DialStore dials,
      Clock clock) {
    this.gate = gate;
    this.turns = turns;
    this.messages = messages;
    this.recollection = recollection;
    this.voice = voice;
    this.dials = dials;
    this.clock = clock;
  }

  /// Begins to look, every quarter of a minute.
  public void start() {
    Threads.startVirtual(
        "mate-initiative",
        () -> {
          while (!closed) {
            Threads.sleep(LOOK);
            look();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }

  /// Notices questions, and that somebody noticed the mate. Does not block.
  void hear(RoomEvent event) {
    switch (event) {
      case RoomEvent.Posted posted when posted.message().authorKind() == MemberKind.HUMAN -> {
        Message said = posted.message();
        if (said.replyTo() != null || Summons.calls(said.text())) {
          Threads.startVirtual("mate-heeded", () -> heeded(said));
        }
        if (said.replyTo() == null
            && Opening.asksTheRoom(said.text())
            && waiting.size() < MOST_WAITING) {
          waiting.put(said.id(), new Waiting(said, clock.instant()));
        }
      }
      case RoomEvent.Reacted reacted when reacted.message().authorKind() == MemberKind.MATE ->
          Threads.startVirtual("mate-heeded", () -> dials.heed(reacted.room()));
      case RoomEvent.Deleted deleted -> waiting.remove(deleted.message().id());
      case RoomEvent.MateChanged changed when !speaks(changed.mate()) ->
          waiting.values().removeIf(one -> one.question().room().equals(changed.room()));
      default -> {
        // Nothing that opens or ends a moment.
      }
    }
  }

  private void heeded(Message said) {
    MessageId to = said.replyTo();
    if (Summons.calls(said.text()) || (to != null && dials.find(said.room(), to).isPresent())) {
      dials.heed(said.room());
    }
  }

  private static boolean speaks(MateStanding mate) {
    return mate.present() && mate.speaks() == MateStanding.Speaks.SOMETIMES;
  }

  /// How many questions wait.
  int waiting() {
    return waiting.size();
  }

  /// Judges every question whose time has come. Blocks.
  void look() {
    Instant now = clock.instant();
    for (Waiting one : List.copyOf(waiting.values())) {
      if (!one.due().isAfter(now)) {
        try {
          look(one, now);
        } catch (MaruException e) {
          waiting.remove(one.question().id());
          LOG.debug("An open question was let go: {}", e.code().code());
        }
      }
    }
  }

  private void look(Waiting one, Instant now) {
    Message question = one.question();
    RoomId room = question.room();
    Ask ask =
        new Ask(
            room,
            question.id(),
            question.seq(),
            question.author(),
            java.util.Objects.requireNonNull(question.authorUser()),
            0,
            1);
    Optional<Scene> scene = gate.admit(ask).filter(found -> welcome(found));
    if (scene.isEmpty()) {
      waiting.remove(question.id());
      return;
    }
    Dial dial = dials.dial(room);
    Verdict verdict = Tact.judge(opening(scene.get(), now), dial, past(room, now));
    switch (verdict) {
      case Verdict.Wait wait ->
          waiting.put(question.id(), new Waiting(question, now.plus(wait.time())));
      case Verdict.Silent _ -> waiting.remove(question.id());
      case Verdict.Speak speak -> {
        waiting.remove(question.id());
        speak(ask, scene.get(), speak.waited());
      }
    }
  }

  /// The room opted in, and whoever asked neither hides the mate nor keeps their words from it.
  private static boolean welcome(Scene scene) {
    return speaks(scene.room().mate()) && !scene.asker().hidden() && !scene.asker().blind();
  }

  private Past past(RoomId room, Instant now) {
    boolean ignored = dials.list(room, 1).stream().anyMatch(last -> !last.heeded());
    return new Past(dials.since(room, now.minus(DAY)), ignored);
  }

  /// The question among the room's last messages. One that so much was said after that it is not
  /// among them any more has passed.
  private Opening opening(Scene scene, Instant now) {
    List<Message> recent = messages.recent(scene.room().id(), scene.everyone(), CONTEXT);
    List<Utterance> talk = new ArrayList<>();
    int question = -1;
    for (Message message : recent) {
      if (message.id().equals(scene.question().id())) {
        question = talk.size();
      }
      talk.add(
          new Utterance(
              message.author().value(),
              message.authorName(),
              message.at(),
              message.text(),
              message.deleted()));
    }
    if (question < 0) {
      throw MaruException.invalid("question", "gone", "among the last messages");
    }
    boolean replied =
        recent.stream().anyMatch(message -> scene.question().id().equals(message.replyTo()));
    Chances chances = Linker.shipped().chances(talk, question);
    Opening opening = Opening.at(talk, chances, question, talk.size(), now);
    return replied
        ? new Opening(
            opening.open(), opening.waited(), opening.quiet(), opening.since(), 1, opening.mood())
        : opening;
  }

  private void speak(Ask ask, Scene scene, Duration waited) {
    if (!(Intents.of(scene.question().text(), scene.setting()) instanceof Intent.Recall recall)) {
      return;
    }
    Reader reader = Reader.own(messages, scene, scene.everyone());
    Optional<Picked> picked = recollection.answer(recall.question(), reader);
    if (picked.isEmpty() || !picked.get().sure() || mine(picked.get(), scene)) {
      return;
    }
    Turn turn = turns.begin(ask);
    if (turn.state().ended() || turn.attempt() > 1) {
      return;
    }
    Wording wording = new Wording(scene.language(), clock.instant(), scene.zone());
    Reply reply = wording.found(recall.question(), picked.get());
    reply.say(wording.whyNow(Math.max(1, waited.toMinutes())));
    Receipt receipt =
        new TurnReceipt(Origin.turn(scene.user(), turn.room(), turn.id()), DataClass.ROOM, clock)
            .guided(List.of(Reason.of("exact")), List.of(), List.of(), Duration.ZERO);
    // Noted before it is said: a crash between the two may cost a message of the day, never one
    // that no limit knows of.
    dials.add(
        new Unasked(
            ask.room(), turn.answer(), ask.message(), clock.instant(), waited, false, null));
    voice.say(turn, scene, reply, receipt);
    turns.end(turn, TurnState.DONE, receipt.id());
  }

  /// What the asker said before is no news to them.
  private static boolean mine(Picked picked, Scene scene) {
    Line best = picked.best();
    return best.author().equals(scene.asker().id());
  }
}
