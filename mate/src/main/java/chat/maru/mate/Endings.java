package chat.maru.mate;

import chat.maru.base.MessageId;
import chat.maru.mate.agent.FreeTalk;
import chat.maru.mate.agent.Outcome;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.skills.Done;
import chat.maru.messenger.Content;
import chat.maru.messenger.Messages;
import chat.maru.orchestrator.Candidate;
import chat.maru.orchestrator.Reason;
import chat.maru.orchestrator.Receipt;
import chat.maru.orchestrator.Route;
import chat.maru.orchestrator.Tier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a turn ends: with a model's words, with the mate's own, or with a card for the asker alone;
/// each with its receipt.
final class Endings {
  private final Messages messages;
  private final FreeTalk freeTalk;
  private final Voice voice;
  private final Clock clock;

  Endings(Messages messages, FreeTalk freeTalk, Voice voice, Clock clock) {
    this.messages = messages;
    this.freeTalk = freeTalk;
    this.voice = voice;
    this.clock = clock;
  }

  /// Posts a model's answer, unless something that it has read may not be read any more: then what
  /// it says is thrown away.
  Optional<String> said(Case one, Outcome outcome) {
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
      parts.add(new Content.TextPart(one.wording().sentence("tiny")));
    }
    voice.say(one.turn(), scene, parts, answered.citations(), receipt);
    return Optional.of(receipt.id());
  }

  void failed(Case one, Outcome outcome, List<Receipt> failed, List<Reason> reasons) {
    one.work().checkpoint().run();
    failed.addAll(outcome.receipts());
    if (outcome instanceof Outcome.Failed broken) {
      reasons.add(Reason.of("model_failed", "error", broken.code()));
    } else {
      reasons.add(Reason.of("sources_changed"));
    }
  }

  /// Says what exact code knows.
  String exact(Case one, Reply reply) {
    return guided(one, reply, List.of(), List.of(Reason.of("exact")));
  }

  /// Says it without a model.
  ///
  /// @param failed the calls of models that were tried before
  String guided(Case one, Reply reply, List<Receipt> failed, List<Reason> reasons) {
    List<Reason> why = reasons.isEmpty() ? List.of(whyGuided(one)) : reasons;
    one.work().checkpoint().run();
    Receipt receipt = one.receipt().guided(why, considered(one, failed), failed, one.took(clock));
    voice.say(one.turn(), one.scene(), reply, receipt);
    return receipt.id();
  }

  /// Puts something that exact code made into the room.
  String make(Case one, Done.Post post) {
    Receipt receipt =
        one.receipt().guided(List.of(Reason.of("exact")), List.of(), List.of(), one.took(clock));
    one.work().checkpoint().run();
    voice.make(one.turn(), post, receipt);
    return receipt.id();
  }

  /// Shows what exact code knows to the asker alone.
  String whisper(Case one, String kind, Reply reply) {
    Receipt receipt =
        one.receipt().guided(List.of(Reason.of("exact")), List.of(), List.of(), one.took(clock));
    one.work().checkpoint().run();
    voice.whisper(one.turn(), one.scene(), kind, reply, receipt);
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
}
