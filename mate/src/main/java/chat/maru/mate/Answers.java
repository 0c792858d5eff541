package chat.maru.mate;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.mate.agent.Agent;
import chat.maru.mate.agent.FreeTalk;
import chat.maru.mate.agent.TurnReceipt;
import chat.maru.mate.agent.Work;
import chat.maru.mate.errand.Errand;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.intent.Intents;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.skills.Done;
import chat.maru.mate.skills.Skills;
import chat.maru.messenger.Content;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Rooms;
import chat.maru.orchestrator.DataClass;
import chat.maru.orchestrator.Origin;
import chat.maru.orchestrator.privacy.mask.Policy;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Answers one question: tells what is wanted and hands it to who can do it.
final class Answers {
  private static final Duration LONGEST = Duration.ofSeconds(150);

  private final Rooms rooms;
  private final Messages messages;
  private final FreeTalk freeTalk;
  private final Verdicts verdicts;
  private final Turns turns;
  private final Gate gate;
  private final Voice voice;
  private final Clock clock;
  private final Endings endings;
  private final Talking talking;
  private final Remembering remembering;
  private final CatchingUp catchingUp;
  private final Skills skills;

  /// What answers are made with.
  record Means(
      Rooms rooms,
      Messages messages,
      Recollection recollection,
      Agent agent,
      FreeTalk freeTalk,
      Verdicts verdicts,
      Skills skills) {}

  Answers(Means means, Turns turns, Gate gate, Voice voice, Clock clock) {
    this.rooms = means.rooms();
    this.messages = means.messages();
    this.freeTalk = means.freeTalk();
    this.verdicts = means.verdicts();
    this.turns = turns;
    this.gate = gate;
    this.voice = voice;
    this.clock = clock;
    this.endings = new Endings(messages, freeTalk, voice, clock);
    this.talking = new Talking(messages, freeTalk, endings);
    this.remembering =
        new Remembering(messages, means.recollection(), means.agent(), talking, endings);
    this.skills = means.skills();
    this.catchingUp = new CatchingUp(messages, endings, clock);
  }

  /// Whether the answer to this question is for the asker alone.
  boolean isPrivate(Scene scene) {
    return !scene.alone()
        && switch (intent(scene)) {
          case Intent.CatchUp _ -> true;
          case Intent.Act(Errand errand) -> skills.isPrivate(errand);
          default -> false;
        };
  }

  private static Intent intent(Scene scene) {
    return Intents.of(scene.question().text(), scene.setting());
  }

  /// Blocks until it has been answered.
  ///
  /// @return the receipt's id
  /// @throws Stopped if the turn was stopped meanwhile
  String answer(Running running, Scene scene) {
    verdicts.hear(scene);
    Case one = open(running, scene);
    Wording wording = one.wording();
    return switch (intent(scene)) {
      case Intent.Recall recall -> remembering.answer(one, recall.question());
      case Intent.CatchUp catchUp ->
          scene.alone()
              ? endings.exact(one, wording.phrase("catchup.alone"))
              : catchingUp.answer(one, catchUp);
      case Intent.Act(Errand errand) -> act(one, errand);
      case Intent.Talk _ -> talking.talk(one);
      case Intent.Today today -> endings.exact(one, wording.today(today));
      case Intent.Help _ -> endings.exact(one, help(one));
      case Intent.Connect _ -> endings.exact(one, wording.phrase("connect"));
      case Intent.Greeting _ -> endings.exact(one, greeting(one));
      case Intent.Thanks _ -> endings.exact(one, wording.phrase("thanks"));
      case Intent.Called _ -> endings.exact(one, wording.phrase("called"));
      case Intent.Stop _ -> endings.exact(one, wording.phrase("stopped"));
      case Intent.Remove _ -> endings.exact(one, wording.phrase(remove(one)));
    };
  }

  private static @Nullable Policy identifiers(MateStanding.Identifiers chosen) {
    return switch (chosen) {
      case USUAL -> null;
      case MASK -> Policy.MASK;
      case OWN -> Policy.OWN;
      case REFUSE -> Policy.REFUSE;
    };
  }

  private String act(Case one, Errand errand) {
    one.work().checkpoint().run();
    return switch (skills.run(errand, one.scene(), one.wording())) {
      case Done.Say(Reply reply) -> endings.exact(one, reply);
      case Done.Whisper(Reply reply) ->
          one.scene().alone() ? endings.exact(one, reply) : endings.whisper(one, "errand", reply);
      case Done.Make(Done.Post post) -> endings.make(one, post);
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
            identifiers(scene.room().mate().identifiers()),
            Deadline.after(LONGEST),
            running.cancel(),
            (offset, text) -> {
              if (!running.stopped()) {
                voice.draft(turn, offset, text);
              }
            },
            () -> running.check(gate, turns, scene));
    Wording wording = new Wording(scene.language(), clock.instant(), scene.zone());
    return new Case(running, scene, work, new TurnReceipt(origin, least, clock), wording);
  }

  private Reply help(Case one) {
    if (!one.scene().alone()) {
      return one.wording().phrase("help.room");
    }
    boolean some = !freeTalk.route(one.work()).plan().isEmpty();
    return one.wording()
        .phrase(
            "help.alone",
            "model",
            one.wording().sentence(some ? "help.model.some" : "help.model.none"));
  }

  private static Reply greeting(Case one) {
    return one.scene().alone()
        ? one.wording()
            .phrase("greeting", "who", one.wording().called(one.scene().asker().displayName()))
        : one.wording().phrase("greeting.room");
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
