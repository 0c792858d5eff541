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
