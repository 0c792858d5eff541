package chat.maru.bridges;

import java.util.List;

/// The beginning of a file, which is all that detection may look at: at most 40 KB or 100 lines.
///
/// @param fileName as the user named it
/// @param lines without their ends and without a byte order mark
public record Sample(String fileName, List<String> lines) {
  public static final int MAX_BYTES = 40 * 1024;
  public static final int MAX_LINES = 100;

  public Sample {
    lines = List.copyOf(lines);
  }
}
