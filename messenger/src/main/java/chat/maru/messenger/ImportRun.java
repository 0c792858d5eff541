package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One import of an export into a room, and how far it got.
///
/// @param kind `kakaotalk`, `whatsapp`...
/// @param file the file's name, for people
/// @param total what the file holds, once known; 0 before
/// @param done what was handled: added or known
/// @param known what was there already
/// @param from the oldest message that it added
/// @param error why it failed; null unless it did
public record ImportRun(
    String id,
    RoomId room,
    String kind,
    String file,
    State state,
    Audience audience,
    MemberId by,
    Instant at,
    long total,
    long done,
    long added,
    long known,
    List<String> participants,
    List<Skipped> skipped,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String error) {

  public ImportRun {
    participants = List.copyOf(participants);
    skipped = List.copyOf(skipped);
  }

  static ImportRun begun(
      String id,
      RoomId room,
      String kind,
      String file,
      Audience audience,
      MemberId by,
      Instant at) {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        State.RUNNING,
        audience,
        by,
        at,
        0,
        0,
        0,
        0,
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  /// The same import taken up again: what it added before counts as known this time.
  ImportRun restarted() {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        State.RUNNING,
        audience,
        by,
        at,
        total,
        0,
        added,
        0,
        participants,
        List.of(),
        from,
        to,
        null);
  }

  ImportRun withTotal(long newTotal) {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        state,
        audience,
        by,
        at,
        newTotal,
        done,
        added,
        known,
        participants,
        skipped,
        from,
        to,
        error);
  }

  /// The same import after a batch.
  ImportRun after(int newAdded, int newKnown, @Nullable Instant oldest, @Nullable Instant newest) {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        state,
        audience,
        by,
        at,
        total,
        done + newAdded + newKnown,
        added + newAdded,
        known + newKnown,
        participants,
        skipped,
        from == null || (oldest != null && oldest.isBefore(from)) ? oldest : from,
        to == null || (newest != null && newest.isAfter(to)) ? newest : to,
        error);
  }

  ImportRun ended(State newState, List<Skipped> newSkipped, @Nullable String newError) {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        newState,
        audience,
        by,
        at,
        total,
        done,
        added,
        known,
        participants,
        newSkipped,
        from,
        to,
        newError);
  }

  /// An undone import of which nothing is left.
  ImportRun swept() {
    return new ImportRun(
        id,
        room,
        kind,
        file,
        State.UNDONE,
        audience,
        by,
        at,
        total,
        0,
        0,
        known,
        participants,
        skipped,
        from,
        to,
        error);
  }

  /// Where an import stands.
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    UNDONE;

    /// The name on the wire.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A line that could not be read.
  public record Skipped(long line, String why) {}
}
