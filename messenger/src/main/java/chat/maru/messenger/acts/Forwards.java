package chat.maru.messenger.acts;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Journal;
import chat.maru.messenger.Message;
import chat.maru.messenger.NewMessage;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Rules;

/// Carrying somebody's words into another room. It is a message of the one who forwards; it says
/// whose words they are, but not where they were said.
public final class Forwards {
  private final Journal journal;
  private final Rooms rooms;

  public Forwards(Journal journal, Rooms rooms) {
    this.journal = journal;
    this.rooms = rooms;
  }

  /// @param id of the new message, made by the client
  /// @throws MaruException `NOT_FOUND` for a message that one does not see and for a room that one
  ///   is not in, `INVALID` for one without words and files
  public PostResult forward(UserId by, RoomId from, MessageId message, RoomId to, MessageId id) {
    Message source = journal.read(tx -> Rules.requireVisible(tx, from, by, message));
    if (source.deleted() || source.text().isBlank()) {
      throw MaruException.invalid("message", "no words", "a message with words");
    }
    return rooms.post(by, to, new NewMessage(id, source.text(), null, false, source));
  }
}
