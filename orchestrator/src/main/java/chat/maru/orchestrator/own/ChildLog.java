package chat.maru.orchestrator.own;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// What the child process prints, in a file of bounded size and one older one. Thread-safe.
///
/// Once the model works, native code may print parts of prompts with its complaints: from then on
/// only lines of known kinds are kept.
final class ChildLog {
  private static final long MAX_BYTES = 1 << 20;
  private static final int LINE_CHARS = 400;
  private static final int REMEMBERED = 20;
  private static final Pattern KNOWN =
      Pattern.compile(
          "maru-modelhost .*|terminate called.*|.*GGML_ASSERT.*|#.*|java\\.lang\\..*Error.*");

  private final Path file;
  private final Deque<String> last = new ArrayDeque<>();
  private boolean broken;

  ChildLog(Path file) {
    this.file = file;
  }

  /// @param serving whether the model may have seen people's words
  synchronized void line(String text, boolean serving) {
    if (serving && !KNOWN.matcher(text).matches()) {
      return;
    }
    String line = text.substring(0, Math.min(text.length(), LINE_CHARS));
    last.addLast(line);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
    write(line);
  }

  /// The last line that looks like a reason; empty if there is none.
  synchronized String reason() {
    return last.stream()
        .filter(
            line -> line.contains("error") || line.contains("cannot") || line.contains("ASSERT"))
        .reduce((_, second) -> second)
        .orElse("");
  }

  synchronized void forget() {
    last.clear();
  }

  private void write(String line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      broken = true; // a full disk must not take the engine down
    }
  }

  synchronized boolean broken() {
    return broken;
  }
}
