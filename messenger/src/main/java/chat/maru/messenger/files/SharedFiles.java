package chat.maru.messenger.files;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Attachment;
import chat.maru.messenger.Journal;
import chat.maru.messenger.StoredFile;
import chat.maru.messenger.Tx;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Visibility;
import chat.maru.messenger.files.bytes.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The way to a file: through the room that it was sent to, as a member who may see its message.
/// Whoever knows a hash, an id, or the file itself, has nothing by that.
public final class SharedFiles {
  private final Journal journal;
  private final Blobs blobs;

  public SharedFiles(Journal journal, Blobs blobs) {
    this.journal = journal;
    this.blobs = blobs;
  }

  /// Bytes that somebody may have.
  ///
  /// @param tag another text for other bytes; tells nothing of them
  public record Opened(Attachment file, String type, long length, String tag, Bytes bytes) {
    /// Whether a browser may show them inside a page.
    public boolean shown() {
      return Media.shown(type);
    }
  }

  /// Bytes from an offset on.
  @FunctionalInterface
  public interface Bytes {
    InputStream from(long offset) throws IOException;
  }

  /// The file itself.
  ///
  /// @throws MaruException `NOT_FOUND` if it is not there, gone, or none of this user's business
  public Opened open(UserId user, RoomId room, String id) {
    StoredFile file = require(user, room, id);
    return opened(file, file.shown().type(), "f", Optional.ofNullable(file.sha256()));
  }

  /// Its small version.
  public Opened thumbnail(UserId user, RoomId room, String id) {
    StoredFile file = require(user, room, id);
    return opened(file, smallType(file), "t", Optional.ofNullable(file.thumbnail()));
  }

  private StoredFile require(UserId user, RoomId room, String id) {
    return journal.read(
        tx -> {
          Visibility visibility = Visibility.of(tx, room, Viewer.person(user));
          return tx.files()
              .find(room, id)
              .filter(file -> mayHave(tx, visibility, user, file))
              .orElseThrow(SharedFiles::none);
        });
  }

  /// Before it is posted a file is its sender's; then it is whose its message is.
  private static boolean mayHave(Tx tx, Visibility visibility, UserId user, StoredFile file) {
    MessageId message = file.message();
    return message == null
        ? file.owner().equals(user)
        : tx.messages().byIds(visibility, List.of(message)).stream()
            .anyMatch(found -> !found.deleted());
  }

  private Opened opened(StoredFile file, String type, String kind, Optional<String> hash) {
    String sha256 = hash.orElseThrow(SharedFiles::none);
    try {
      long length = blobs.size(sha256);
      if (length < 0) {
        throw new MaruException(
            CommonError.UNAVAILABLE, "The bytes of this file are missing on the server");
      }
      return new Opened(
          file.shown(), type, length, kind + file.id(), offset -> blobs.open(sha256, offset));
    } catch (IOException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "The file cannot be read", e);
    }
  }

  private String smallType(StoredFile file) {
    String sha256 = file.thumbnail();
    if (sha256 == null) {
      throw none();
    }
    try (InputStream in = blobs.open(sha256, 0)) {
      return in.read() == 0x89 ? "image/png" : "image/jpeg";
    } catch (IOException e) {
      throw new MaruException(CommonError.UNAVAILABLE, "The file cannot be read", e);
    }
  }

  private static MaruException none() {
    return new MaruException(CommonError.NOT_FOUND, "There is no such file");
  }
}
