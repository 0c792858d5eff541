package chat.maru.bridges;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts records as they pass; its size depends on the people and not on the messages. Not
/// thread-safe.
public final class Tally {
  public static final int MAX_REMARKS = 1_000;

  private final String format;
  private final Set<String> participants = new LinkedHashSet<>();
  private final List<Summary.Remark> skipped = new ArrayList<>();
  private final List<Summary.Remark> warnings = new ArrayList<>();
  private long messages;
  private long system;
  private long skippedCount;
  private long warningCount;
  private @Nullable LocalDateTime first;
  private @Nullable LocalDateTime last;

  public Tally(String format) {
    this.format = format;
  }

  /// Reads `records` to the end and closes them.
  public static Summary of(String format, Records records) {
    try (records) {
      Tally tally = new Tally(format);
      records.forEachRemaining(tally::add);
      return tally.summary(records.header());
    }
  }

  public void add(ExportRecord entry) {
    switch (entry) {
      case ExportRecord.Message said -> speak(said.speaker(), said.stamp());
      case ExportRecord.Placeholder sent -> speak(sent.speaker(), sent.stamp());
      case ExportRecord.Notice _ -> system++;
      case ExportRecord.Skipped left -> {
        skippedCount++;
        remark(skipped, left.line(), left.why());
      }
      case ExportRecord.Warning warning -> {
        warningCount++;
        remark(warnings, warning.line(), warning.what());
      }
    }
  }

  public Summary summary(Header header) {
    return new Summary(
        format,
        header,
        messages,
        system,
        List.copyOf(participants),
        first,
        last,
        skipped,
        skippedCount,
        warnings,
        warningCount);
  }

  private void speak(String speaker, Stamp stamp) {
    messages++;
    participants.add(speaker);
    stretch(stamp);
  }

  private void stretch(Stamp stamp) {
    LocalDateTime wall = stamp.wall();
    if (first == null || wall.isBefore(first)) {
      first = wall;
    }
    if (last == null || wall.isAfter(last)) {
      last = wall;
    }
  }

  private static void remark(List<Summary.Remark> remarks, long line, Finding why) {
    if (remarks.size() < MAX_REMARKS) {
      remarks.add(new Summary.Remark(line, why));
    }
  }
}
