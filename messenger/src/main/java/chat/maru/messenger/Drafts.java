package chat.maru.messenger;

import chat.maru.base.RoomId;
import chat.maru.base.UserId;

/// What a user has typed in a room and not sent: the same on all their devices.
public final class Drafts {
  private final Journal journal;

  public Drafts(Journal journal) {
    this.journal = journal;
  }

  /// Keeps `text`; an empty one forgets the draft.
  public void put(UserId user, RoomId room, String text) {
    Texts.requireLength("text", text, Texts.MAX_MESSAGE);
    Texts.requireSound("text", text);
    journal.write(
        act -> {
          Rules.requireMember(act.tx(), room, user);
          boolean changed =
              !act.tx()
                  .users()
                  .findDraft(user, room)
                  .map(UserFact.Draft::text)
                  .orElse("")
                  .equals(text);
          if (changed) {
            act.tx().users().putDraft(user, room, text, act.now());
            act.tell(user, new UserFact.Draft(room, text, act.now()));
          }
          return null;
        });
  }
}
