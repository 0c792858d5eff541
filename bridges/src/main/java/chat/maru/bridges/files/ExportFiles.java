package chat.maru.bridges.files;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.Sample;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Opens what somebody handed over and looks at its beginning. Blocks.
public final class ExportFiles {
  private ExportFiles() {}

  /// The export in `path`: the file itself, or the chat in it if it is a zip.
  ///
  /// @param name the file name as its owner knows it, see [#name]
  /// @throws chat.maru.base.MaruException `IMPORT_EMPTY`, one of `IMPORT_ZIP_…`, `IMPORT_CUT_OFF`,
  ///   `IMPORT_IO`
  public static ExportFile open(Path path, String name) {
    byte[] start = start(ExportFile.of(name, () -> Files.newInputStream(path)), 4);
    if (start.length == 0) {
      throw ImportError.IMPORT_EMPTY.exception();
    }
    boolean zip = start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
    return zip ? ZipExport.open(path, name) : ExportFile.of(name, () -> Files.newInputStream(path));
  }

  /// The name under which one chat of a zip is opened.
  ///
  /// @param chat null if the file holds one only
  public static String name(String file, @Nullable String chat) {
    return chat == null || chat.isBlank() ? file : file + "#" + chat;
  }

  /// The beginning of `file`, as far as detection may look.
  ///
  /// @throws chat.maru.base.MaruException `IMPORT_EMPTY`, `IMPORT_BINARY` or `IMPORT_ENCODING`
  public static Sample sample(ExportFile file) {
    byte[] start = start(file, Sample.MAX_BYTES);
    Encoding.requireText(start);
    List<String> lines = new ArrayList<>();
    try (Lines read =
        new Lines(ExportFile.of(file.name(), () -> new ByteArrayInputStream(start)))) {
      for (Line line = read.next();
          line != null && lines.size() < Sample.MAX_LINES;
          line = read.next()) {
        lines.add(line.text());
      }
    }
    return new Sample(file.name(), lines);
  }

  private static byte[] start(ExportFile file, int bytes) {
    try (InputStream in = file.parts().getFirst().bytes().open()) {
      return in.readNBytes(bytes);
    } catch (EOFException | ZipException e) {
      throw ImportError.IMPORT_CUT_OFF.with(Map.of("detail", String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
  }

  /// Tells text from other things.
  private static final class Encoding {
    private static void requireText(byte[] start) {
      if (isBlank(start)) {
        throw ImportError.IMPORT_EMPTY.exception();
      }
      if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
        throw ImportError.IMPORT_ENCODING.with(Map.of("encoding", "UTF-16"));
      }
      String text = new String(start, StandardCharsets.UTF_8);
      long broken = text.chars().filter(c -> c == '\uFFFD').count();
      long control =
          text.chars().filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t').count();
      if (broken * 10 > text.length() && control == 0 && looksLikeCp949(start)) {
        throw ImportError.IMPORT_ENCODING.with(Map.of("encoding", "CP949"));
      }
      if ((broken + control) * 10 > text.length()) {
        throw ImportError.IMPORT_BINARY.exception();
      }
    }

    private static boolean isBlank(byte[] start) {
      String text = new String(start, StandardCharsets.UTF_8);
      return text.chars().allMatch(c -> c == '\uFEFF' || Character.isWhitespace(c));
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
      return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /// Korean of the old Windows code page: nearly every high byte is one of a pair of high bytes.
    private static boolean looksLikeCp949(byte[] bytes) {
      int pairs = 0;
      int single = 0;
      for (int i = 0; i < bytes.length; i++) {
        if ((bytes[i] & 0xFF) >= 0xA1 && i + 1 < bytes.length && (bytes[i + 1] & 0xFF) >= 0xA1) {
          pairs++;
          i++;
        } else if (bytes[i] < 0) {
          single++;
        }
      }
      return pairs > 3 && single * 10 <= pairs;
    }
  }
}
