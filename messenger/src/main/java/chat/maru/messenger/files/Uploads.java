package chat.maru.messenger.files;

import chat.maru.base.CommonError;
import chat.maru.base.Ids;
import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.EdgeError;
import chat.maru.messenger.Attachment;
import chat.maru.messenger.Journal;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.StoredFile;
import chat.maru.messenger.Tx;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Visibility;
import chat.maru.messenger.files.bytes.Partials;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Files on their way into a room. One is announced with its size, its bytes come in as many pieces
/// as the network allows, each at the offset that the last one reached, and when all are there it
/// is looked at and kept. It then belongs to its sender alone until they post it.
///
/// Every call blocks for the disk. Nobody else learns that an upload exists (`NOT_FOUND`).
public final class Uploads {
  /// Space that is left to the database.
  private static final long RESERVE = 256L << 20;

  /// The longest film or sound that is believed.
  private static final long LONGEST_MS = 48L * 3_600_000;

  private final Journal journal;
  private final FileLimits limits;
  private final Partials partials;
  private final Intake intake;
  private final Set<String> finishing = ConcurrentHashMap.newKeySet();

  public Uploads(Journal journal, FileLimits limits, Partials partials, Intake intake) {
    this.journal = journal;
    this.limits = limits;
    this.partials = partials;
    this.intake = intake;
  }

  /// An upload as it stands.
  ///
  /// @param offset how many bytes have arrived
  public record Progress(StoredFile file, long offset) {}

  /// What somebody wants to send.
  ///
  /// @param size in bytes, at least 1
  /// @param durationMs of a film or sound, as its recorder says; 0 if it does not
  public record Announced(String name, long size, long durationMs, boolean voice) {}

  /// @throws MaruException `FILE_TOO_LARGE` or `FILES_FULL` with the limit, `DISK_FULL`
  public Progress begin(UserId user, RoomId room, Announced announced) {
    journal.read(tx -> Visibility.of(tx, room, Viewer.person(user)));
    requireSize(announced.size());
    requireSpace(announced.size());
    StoredFile file =
        journal.write(
            act -> {
              Visibility.of(act.tx(), room, Viewer.person(user));
              requireLeft(act.tx(), user, announced.size());
              StoredFile fresh =
                  new StoredFile(room, user, null, shown(announced), null, null, act.now());
              act.tx().files().insert(fresh, 0);
              return fresh;
            });
    return new Progress(file, 0);
  }

  private Attachment shown(Announced announced) {
    return new Attachment(
        Ids.next(journal.clock()),
        FileNames.clean(announced.name()),
        "application/octet-stream",
        announced.size(),
        null,
        null,
        announced.durationMs() > 0 && announced.durationMs() <= LONGEST_MS
            ? announced.durationMs()
            : null,
        announced.voice(),
        false);
  }

  public Progress require(UserId user, RoomId room, String id) {
    StoredFile file = journal.read(tx -> requireOwn(tx, user, room, id));
    try {
      return new Progress(file, file.whole() ? file.shown().size() : partials.length(id));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// Adds what comes from `in`. After the last byte the file is looked at and kept, which takes
  /// some seconds for a very large one.
  ///
  /// @throws MaruException `UPLOAD_OFFSET` with the right one, `DISK_FULL`; what had arrived stays
  public Progress append(UserId user, RoomId room, String id, long offset, InputStream in) {
    StoredFile file = journal.read(tx -> requireOwn(tx, user, room, id));
    if (file.whole()) {
      return new Progress(file, file.shown().size());
    }
    try {
      Partials.Appended appended = partials.append(id, offset, file.shown().size(), in);
      if (!appended.taken()) {
        throw new MaruException(
                MessengerError.UPLOAD_OFFSET,
                "offset: " + offset + " (expected: " + appended.length() + ")")
            .with(JsonObject.builder().put("offset", appended.length()).build());
      }
      return appended.length() == file.shown().size()
          ? finish(file)
          : new Progress(file, appended.length());
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /// Gives the upload up.
  public void cancel(UserId user, RoomId room, String id) {
    journal.write(
        act -> {
          requireOwn(act.tx(), user, room, id);
          act.tx().files().remove(room, id);
          return null;
        });
    try {
      partials.remove(id);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private Progress finish(StoredFile file) throws IOException {
    if (!finishing.add(file.id())) {
      throw new MaruException(CommonError.UNAVAILABLE, "The file is being looked at");
    }
    try {
      StoredFile kept = intake.keep(file, partials.path(file.id()));
      journal.write(
          act -> {
            act.tx().files().update(kept);
            return null;
          });
      partials.remove(file.id());
      return new Progress(kept, kept.shown().size());
    } finally {
      finishing.remove(file.id());
    }
  }

  private void requireSize(long size) {
    if (size < 1) {
      throw MaruException.invalid("size", Long.toString(size), "at least 1 byte");
    }
    if (size > limits.maxFileBytes()) {
      throw new MaruException(
              MessengerError.FILE_TOO_LARGE,
              "The file has %d MB (expected: at most %d MB)"
                  .formatted(size >> 20, limits.maxFileBytes() >> 20))
          .with(JsonObject.builder().put("maxMb", limits.maxFileBytes() >> 20).build());
    }
  }

  private void requireLeft(Tx tx, UserId user, long size) {
    long left = limits.perUserBytes() - tx.files().bytesOf(user);
    if (size > left) {
      throw new MaruException(
              MessengerError.FILES_FULL,
              "Your files may take %d MB in all, of which %d MB are left"
                  .formatted(limits.perUserBytes() >> 20, Math.max(0, left >> 20)))
          .with(
              JsonObject.builder()
                  .put("maxMb", limits.perUserBytes() >> 20)
                  .put("leftMb", Math.max(0, left >> 20))
                  .build());
    }
  }

  private void requireSpace(long size) {
    try {
      if (partials.usable() - RESERVE < size) {
        throw new MaruException(EdgeError.DISK_FULL, "The disk of the server is full");
      }
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static StoredFile requireOwn(Tx tx, UserId user, RoomId room, String id) {
    Visibility.of(tx, room, Viewer.person(user));
    return tx.files()
        .find(room, id)
        .filter(file -> file.owner().equals(user) && file.message() == null)
        .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "There is no such upload"));
  }

  private static MaruException broken(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return full
        ? new MaruException(EdgeError.DISK_FULL, "The disk of the server is full", e)
        : new MaruException(CommonError.UNAVAILABLE, "The server cannot write the file", e);
  }
}
