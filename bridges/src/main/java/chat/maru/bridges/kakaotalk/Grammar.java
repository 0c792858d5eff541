package chat.maru.bridges.kakaotalk;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one app writes the lines of a text export. Stateless.
interface Grammar {
  /// What `line` starts.
  ///
  /// @param day the day of the last date separator
  /// @param speakers people who are known to speak in this file, to decide doubtful lines
  Start read(String line, @Nullable LocalDate day, Set<String> speakers);

  /// Whether `line`, on which the file ends, looks like a record that was cut off too early.
  boolean isStump(String line);

  /// Whether a number at the end of the title counts members.
  boolean countsInTitle();
}
