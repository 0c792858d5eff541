package chat.maru.bridges;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a whole export holds.
///
/// @param messages words and placeholders that somebody sent
/// @param system notices
/// @param participants the distinct speakers of messages in order of appearance
/// @param first the earliest wall time of a message
/// @param last the latest
/// @param skipped the first [Tally#MAX_REMARKS] things left out
/// @param skippedCount all of them
/// @param warnings the first [Tally#MAX_REMARKS] warnings
/// @param warningCount all of them
public record Summary(
    String format,
    Header header,
    long messages,
    long system,
    List<String> participants,
    @Nullable LocalDateTime first,
    @Nullable LocalDateTime last,
    List<Remark> skipped,
    long skippedCount,
    List<Remark> warnings,
    long warningCount) {
  public Summary {
    participants = List.copyOf(participants);
    skipped = List.copyOf(skipped);
    warnings = List.copyOf(warnings);
  }

  /// A line and what is the matter with it.
  public record Remark(long line, Finding why) {}
}
