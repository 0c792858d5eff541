package chat.maru.bridges.importing;

import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Records;
import chat.maru.bridges.Stamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The messages and notices of a file, minute by minute.
final class Entries implements AutoCloseable {
  /// A minute with more messages is handled in several pieces, so that a file in which nothing
  /// advances the clock needs no more memory than others.
  static final int MOST_PER_MINUTE = 5_000;

  private final Records records;
  private final ExportFormat format;
  private final Consumer<ExportRecord> watcher;
  private final Print print = new Print();
  private @Nullable Entry ahead;
  private long n;

  /// @param watcher sees every record, remarks too, before it becomes an entry
  Entries(ExportFormat format, Records records, Consumer<ExportRecord> watcher) {
    this.format = format;
    this.records = records;
    this.watcher = watcher;
  }

  /// What was said in one minute: entries that follow each other in the file.
  ///
  /// @param edge whether the file begins or ends in it
  record Minute(long minute, List<Entry> entries, boolean edge) {}

  /// The next minute, or null at the end.
  @Nullable Minute next() {
    boolean first = n == 0;
    Entry start = ahead == null ? read() : ahead;
    ahead = null;
    if (start == null) {
      return null;
    }
    List<Entry> entries = new ArrayList<>();
    Entry entry = start;
    while (entry != null && entry.minute() == start.minute() && entries.size() < MOST_PER_MINUTE) {
      entries.add(entry);
      entry = read();
    }
    ahead = entry;
    return new Minute(start.minute(), entries, first || entry == null);
  }

  private @Nullable Entry read() {
    while (records.hasNext()) {
      ExportRecord entry = records.next();
      watcher.accept(entry);
      switch (entry) {
        case ExportRecord.Message said -> {
          return entry(said, said.speaker(), said.stamp(), false);
        }
        case ExportRecord.Placeholder sent -> {
          boolean deleted = sent.kind() == PlaceholderKind.DELETED;
          return entry(sent, sent.speaker(), sent.stamp(), deleted);
        }
        case ExportRecord.Notice notice -> {
          return entry(notice, null, notice.stamp(), false);
        }
        case ExportRecord.Skipped _, ExportRecord.Warning _ -> {}
      }
    }
    return null;
  }

  private Entry entry(ExportRecord source, @Nullable String speaker, Stamp stamp, boolean deleted) {
    long minute = Math.floorDiv(seconds(stamp.wall()), 60L);
    return new Entry(n++, source, speaker, minute, print.of(format.sense(source)), deleted);
  }

  /// When a message or notice was made.
  static Stamp stamp(ExportRecord source) {
    return switch (source) {
      case ExportRecord.Message said -> said.stamp();
      case ExportRecord.Placeholder sent -> sent.stamp();
      case ExportRecord.Notice notice -> notice.stamp();
      case ExportRecord.Skipped _, ExportRecord.Warning _ ->
          throw new IllegalStateException("A remark has no time");
    };
  }

  static long seconds(LocalDateTime wall) {
    return wall.toEpochSecond(ZoneOffset.UTC);
  }

  @Override
  public void close() {
    records.close();
  }
}
