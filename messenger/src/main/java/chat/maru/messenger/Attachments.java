package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How uploads become the files of a message.
public final class Attachments {
  /// Most files of one message.
  public static final int MAX = 30;

  private Attachments() {}

  /// Puts the uploads of `by` into `message`, in this order.
  ///
  /// @throws MaruException `FILE_MISSING` if one is not whole, not theirs, not of this room, or in
  ///   a message already
  static List<Attachment> take(
      Tx tx, RoomId room, UserId by, MessageId message, List<String> uploads) {
    if (uploads.isEmpty()) {
      return List.of();
    }
    requireFew(uploads);
    Map<String, StoredFile> found =
        tx.files().list(room, uploads).stream()
            .filter(file -> file.whole() && file.owner().equals(by) && file.message() == null)
            .collect(Collectors.toMap(StoredFile::id, Function.identity()));
    List<Attachment> taken = new ArrayList<>();
    for (String upload : uploads) {
      StoredFile file = found.get(upload);
      if (file == null) {
        throw new MaruException(
                MessengerError.FILE_MISSING, "The file " + upload + " is not there: send it again")
            .with(JsonObject.builder().put("file", upload).build());
      }
      tx.files().bind(room, upload, message, taken.size());
      taken.add(file.shown());
    }
    return taken;
  }

  /// Gives `message` the files of another message that `by` may see: the same bytes, rows of its
  /// own, so that each lives as long as its message. They count on the account of `by`.
  ///
  /// @param fresh makes a new id for each
  public static List<Attachment> copy(
      Recorder act,
      Message source,
      RoomId room,
      UserId by,
      MessageId message,
      java.util.function.Supplier<String> fresh) {
    List<Attachment> copies = new ArrayList<>();
    for (StoredFile file : act.tx().files().ofMessage(source.room(), source.id())) {
      Attachment shown = file.shown().withId(fresh.get());
      act.tx()
          .files()
          .insert(
              new StoredFile(room, by, message, shown, file.sha256(), file.thumbnail(), act.now()),
              copies.size());
      copies.add(shown);
    }
    return copies;
  }

  private static void requireFew(List<String> uploads) {
    if (uploads.size() > MAX || new HashSet<>(uploads).size() < uploads.size()) {
      throw MaruException.invalid(
          "files", Integer.toString(uploads.size()), "1 to " + MAX + " files, each once");
    }
  }
}
