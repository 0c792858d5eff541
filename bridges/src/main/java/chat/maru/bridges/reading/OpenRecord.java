package chat.maru.bridges.reading;

import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.PlaceholderKind;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.files.Line;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one record that is being read: the lines that belong to it, and what is wrong with them.
/// Finished records go to a queue.
public final class OpenRecord {
  /// The longest record that is kept, in characters.
  public static final int MAX_LENGTH = 1 << 20;

  private static final int SHOWN = 200;

  private enum Kind {
    NONE,
    SAID,
    NOTICE,
    /// Already reported; what follows it is reported too.
    BROKEN
  }

  private final Queue<ExportRecord> out;
  private final Function<String, @Nullable PlaceholderKind> placeholders;
  private final StringBuilder text = new StringBuilder();
  private Kind kind = Kind.NONE;
  private long line;
  private LocalDateTime at = LocalDateTime.MIN;
  private String speaker = "";
  private boolean inherited;
  private int blanks;
  private @Nullable Finding fault;
  private Finding brokenBy = Finding.BEFORE_FIRST;
  private @Nullable LocalDateTime last;

  /// @param placeholders the kind of thing that a whole text stands for in this messenger's words,
  ///   or null
  public OpenRecord(
      Queue<ExportRecord> out, Function<String, @Nullable PlaceholderKind> placeholders) {
    this.out = out;
    this.placeholders = placeholders;
  }

  public boolean isOpen() {
    return kind != Kind.NONE;
  }

  /// Somebody's words begin.
  public void said(Line first, LocalDateTime time, String name, String start) {
    open(Kind.SAID, first, time, start);
    speaker = name;
  }

  /// A notice begins.
  public void told(Line first, LocalDateTime time, String start) {
    open(Kind.NOTICE, first, time, start);
  }

  /// A notice without a time: not before what stands above it, nor before its day.
  public void bare(Line first, String start, @Nullable LocalDate day) {
    LocalDateTime midnight = day == null ? null : day.atStartOfDay();
    end();
    LocalDateTime time = later(last, midnight);
    if (time == null) {
      broken(first, Finding.NO_DATE);
      return;
    }
    open(Kind.NOTICE, first, time, start);
    inherited = true;
  }

  private static @Nullable LocalDateTime later(
      @Nullable LocalDateTime one, @Nullable LocalDateTime other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  public void broken(Line first, Finding why) {
    end();
    kind = Kind.BROKEN;
    brokenBy = why;
    skip(first.number(), why, first.text());
  }

  /// A line that belongs to the record.
  public void rest(Line more) {
    if (kind == Kind.NONE || kind == Kind.BROKEN) {
      if (!more.blank()) {
        Finding why = kind == Kind.NONE ? Finding.BEFORE_FIRST : brokenBy;
        skip(more.number(), more.overlong() ? Finding.TOO_LARGE : why, more.text());
      }
      return;
    }
    if (more.blank()) {
      blanks++;
      return;
    }
    warn(more);
    append("\n".repeat(Math.min(blanks, MAX_LENGTH)), more);
    blanks = 0;
    append("\n", more);
    append(more.text(), more);
  }

  public void end() {
    if (kind == Kind.SAID || kind == Kind.NOTICE) {
      finish();
    }
    kind = Kind.NONE;
  }

  private void open(Kind newKind, Line first, LocalDateTime time, String start) {
    end();
    kind = newKind;
    line = first.number();
    at = time;
    inherited = false;
    blanks = 0;
    fault = null;
    text.setLength(0);
    warn(first);
    append(start, first);
  }

  private void warn(Line from) {
    if (from.damaged() && !from.cut() && !from.overlong()) {
      out.add(new ExportRecord.Warning(from.number(), Finding.INVALID_UTF8));
    }
    if (from.nul()) {
      out.add(new ExportRecord.Warning(from.number(), Finding.NUL_REPLACED));
    }
  }

  private void append(String more, Line from) {
    if (from.overlong() || text.length() + more.length() > MAX_LENGTH) {
      fault = Finding.TOO_LARGE;
    } else if (from.cut()) {
      fault = Finding.CUT_OFF;
    }
    if (fault == null) {
      text.append(more);
    }
  }

  private void finish() {
    if (fault != null) {
      skip(line, fault, text.toString());
      return;
    }
    if (last != null && at.isBefore(last)) {
      out.add(new ExportRecord.Warning(line, Finding.TIME_WENT_BACK));
    }
    last = at;
    out.add(record(new Stamp.Wall(at), text.toString()));
  }

  private ExportRecord record(Stamp stamp, String words) {
    if (kind == Kind.NOTICE) {
      return new ExportRecord.Notice(line, stamp, inherited, null, words);
    }
    PlaceholderKind placeholder = placeholders.apply(words);
    return placeholder == null
        ? new ExportRecord.Message(line, stamp, speaker, words)
        : new ExportRecord.Placeholder(line, stamp, speaker, placeholder, words);
  }

  private void skip(long number, Finding why, String beginning) {
    out.add(new ExportRecord.Skipped(number, why, shown(beginning)));
  }

  /// At most [#SHOWN] characters, none of them half of a pair.
  public static String shown(String text) {
    int end = Math.min(SHOWN, text.length());
    return text.substring(
        0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
