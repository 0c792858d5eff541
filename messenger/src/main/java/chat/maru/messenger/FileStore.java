package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rows of files.
public interface FileStore {
  void insert(StoredFile file, int place);

  Optional<StoredFile> find(RoomId room, String id);

  /// Those of `ids` that are there, in no order.
  List<StoredFile> list(RoomId room, Collection<String> ids);

  /// The files of a message in their order.
  List<StoredFile> ofMessage(RoomId room, MessageId message);

  /// Writes type, size, measures and hashes of a file that is there.
  void update(StoredFile file);

  /// Puts a file into a message.
  void bind(RoomId room, String id, MessageId message, int place);

  void remove(RoomId room, String id);

  void removeOf(RoomId room, MessageId message);

  /// What a user's files take, those on their way with their announced size; in bytes.
  long bytesOf(UserId user);

  /// Files in no message that were announced before `time`.
  List<StoredFile> abandoned(Instant before, int limit);

  /// Removes the files of messages that are no more.
  int removeOrphans();

  /// Those of `hashes` that a row names.
  Set<String> named(Collection<String> hashes);

  /// Every file whose bytes should be there.
  List<StoredFile> whole();
}
