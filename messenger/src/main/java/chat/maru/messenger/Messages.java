package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.util.List;
import java.util.Optional;

/// Reading what was said in one room, as one viewer may see it. Each call blocks for the database.
@SuppressWarnings("DoNotCallSuggester") // signatures first
public final class Messages {
  /// The newest page, or the one older than `before`.
  public Page page(RoomId room, Viewer viewer, Optional<Cursor> before, int limit) {
    throw new UnsupportedOperationException();
  }

  /// The page newer than `after`.
  public Page newer(RoomId room, Viewer viewer, Cursor after, int limit) {
    throw new UnsupportedOperationException();
  }

  /// The page with `message` in its middle.
  ///
  /// @throws chat.maru.base.MaruException `NOT_FOUND` if the viewer may not see it
  public Page around(RoomId room, Viewer viewer, MessageId message, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Those of `ids` that the viewer may see, in timeline order.
  public List<Message> byIds(RoomId room, Viewer viewer, List<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  /// The message, if the viewer may see it.
  public Optional<Message> find(RoomId room, Viewer viewer, MessageId id) {
    throw new UnsupportedOperationException();
  }

  /// The newest `limit` messages, oldest first.
  public List<Message> recent(RoomId room, Viewer viewer, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Live, undeleted messages after `afterSeq`, in order of Seq.
  public List<Message> scan(RoomId room, Viewer viewer, long afterSeq, int limit) {
    throw new UnsupportedOperationException();
  }

  /// Whose words and which imports the viewer may not see: what a search must leave out.
  public Visibility visibility(RoomId room, Viewer viewer) {
    throw new UnsupportedOperationException();
  }
}
