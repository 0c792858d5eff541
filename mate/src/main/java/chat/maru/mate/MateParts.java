package chat.maru.mate;

import chat.maru.accounts.Users;
import chat.maru.mate.agent.Agent;
import chat.maru.mate.agent.FreeTalk;
import chat.maru.mate.reading.Recollection;
import chat.maru.mate.skills.Skills;
import chat.maru.mate.timing.DialStore;
import chat.maru.messenger.wiring.Messenger;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.Receipts;
import chat.maru.orchestrator.routing.Feedback;
import chat.maru.search.SearchIndex;
import java.time.Clock;

/// The mate with its turns, joined.
public record MateParts(Mate mate, Turns turns, Initiative initiative) {
  /// Joins the mate on what it reads, asks and speaks through. Nothing runs before [Mate#start].
  public static MateParts on(
      TurnStore store,
      DialStore dials,
      Users users,
      Messenger messenger,
      SearchIndex index,
      Gateway gateway,
      Receipts receipts,
      Feedback feedback,
      Clock clock) {
    Turns turns = new Turns(store, clock);
    Gate gate = new Gate(messenger.rooms(), messenger.messages(), users, clock);
    Recollection recollection = new Recollection(index);
    Voice voice = new Voice(messenger.rooms(), messenger.cards(), messenger.hub(), receipts, clock);
    Answers answers =
        new Answers(
            new Answers.Means(
                messenger.rooms(),
                messenger.messages(),
                recollection,
                new Agent(gateway, receipts, messenger.messages(), recollection, feedback),
                new FreeTalk(gateway, receipts, messenger.messages()),
                new Verdicts(messenger.messages(), receipts, feedback),
                Skills.on(messenger)),
            turns,
            gate,
            voice,
            clock);
    Mate mate = new Mate(messenger.asks(), turns, gate, answers, voice);
    Initiative initiative =
        new Initiative(gate, turns, messenger.messages(), recollection, voice, dials, clock);
    messenger.roomEvents().subscribe(mate::hear);
    messenger.roomEvents().subscribe(initiative::hear);
    return new MateParts(mate, turns, initiative);
  }
}
