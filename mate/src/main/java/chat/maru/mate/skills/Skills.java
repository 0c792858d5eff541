package chat.maru.mate.skills;

import chat.maru.mate.errand.Errand;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.reading.Scene;
import chat.maru.messenger.Messages;
import chat.maru.messenger.wiring.Messenger;

/// Every errand and who does it.
public final class Skills {
  private final PollSkill polls;

  Skills(PollSkill polls) {
    this.polls = polls;
  }

  /// Joins the skills on the messenger.
  public static Skills on(Messenger messenger) {
    Messages messages = messenger.messages();
    return new Skills(new PollSkill(messenger.polls(), messages));
  }

  /// Whether what comes of it is for the asker alone.
  public boolean isPrivate(Errand errand) {
    return switch (errand) {
      case Errand.MakePoll _, Errand.EndPoll _, Errand.SplitBill _ -> false;
    };
  }

  /// Does it, as far as it can be done before it is told. Blocks.
  public Done run(Errand errand, Scene scene, Wording wording) {
    return switch (errand) {
      case Errand.MakePoll poll -> polls.make(poll, scene, wording);
      case Errand.SplitBill bill -> BillSkill.split(bill, scene, wording);
      case Errand.EndPoll _ -> polls.end(scene, wording);
    };
  }
}
