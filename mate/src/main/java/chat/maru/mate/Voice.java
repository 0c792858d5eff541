package chat.maru.mate;

import chat.maru.base.json.JsonObject;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.skills.Done;
import chat.maru.mate.talk.Language;
import chat.maru.messenger.Card;
import chat.maru.messenger.Cards;
import chat.maru.messenger.Content;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.hub.Hub;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Receipts;
import java.time.Clock;
import java.util.List;

/// How the mate is heard: in the room, on a private card, or by a quiet note that something failed.
final class Voice {
  private final Rooms rooms;
  private final Cards cards;
  private final Hub hub;
  private final Receipts receipts;
  private final Clock clock;

  Voice(Rooms rooms, Cards cards, Hub hub, Receipts receipts, Clock clock) {
    this.rooms = rooms;
    this.cards = cards;
    this.hub = hub;
    this.receipts = receipts;
    this.clock = clock;
  }

  /// Says it in the room, once however often it is called.
  void say(Turn turn, Scene scene, Reply reply, Receipt receipt) {
    post(turn, scene, answer(turn, scene, reply, receipt), receipt);
  }

  void say(
      Turn turn,
      Scene scene,
      List<Content.Part> parts,
      List<Content.Citation> citations,
      Receipt receipt) {
    post(
        turn,
        scene,
        new Content.Answer(
            parts,
            citations,
            turn.id(),
            receipt.id(),
            scene.language().code(),
            scene.asker().id(),
            true),
        receipt);
  }

  /// Puts what was made into the room, once however often it is called.
  void make(Turn turn, Done.Post post, Receipt receipt) {
    receipts.record(receipt);
    post.post(turn.answer(), new Content.Origin(turn.id(), receipt.id(), turn.message()));
  }

  private void post(Turn turn, Scene scene, Content.Answer answer, Receipt receipt) {
    receipts.record(receipt);
    rooms.postAnswer(turn.room(), turn.answer(), answer, scene.question().id());
  }

  /// Shows it to the asker alone.
  void whisper(Turn turn, Scene scene, String kind, Reply reply, Receipt receipt) {
    receipts.record(receipt);
    cards.put(
        scene.user(),
        new Card(
            turn.answer().value(),
            turn.room(),
            kind,
            clock.instant(),
            answer(turn, scene, reply, receipt),
            null,
            JsonObject.EMPTY,
            receipt.id(),
            scene.question().id()));
  }

  /// Tells the asker alone that there will be no answer.
  void apologise(Turn turn) {
    cards.put(
        turn.user(),
        new Card(
            turn.answer().value(),
            turn.room(),
            "notice",
            clock.instant(),
            null,
            "mate_failed",
            JsonObject.EMPTY,
            null,
            turn.message()));
  }

  /// Tells the room, or the asker alone, where the turn stands.
  void state(Turn turn, boolean onlyAsker, String state) {
    if (onlyAsker) {
      hub.turn(turn.user(), turn.room(), turn.id(), state);
    } else {
      hub.turn(turn.room(), turn.id(), state);
    }
  }

  void draft(Turn turn, int offset, String text) {
    hub.draft(turn.room(), turn.id(), offset, text);
  }

  private static Content.Answer answer(Turn turn, Scene scene, Reply reply, Receipt receipt) {
    Language language = reply.language();
    return new Content.Answer(
        reply.parts(),
        reply.citations(),
        turn.id(),
        receipt.id(),
        language.code(),
        scene.asker().id(),
        true);
  }
}
