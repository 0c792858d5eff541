package chat.maru.bridges.files;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The chat inside a zip: its numbered parts `-1.txt`, `-2.txt` in order. Media are left where they
/// are. No file is written, and a part that unpacks to more than it declares is refused as it is
/// read.
final class ZipExport {
  static final int MAX_ENTRIES = 100_000;
  static final int MAX_PARTS = 1_000;

  /// More text than this is no chat.
  static final long MAX_BYTES = 1L << 30;

  private static final Pattern NUMBERED = Pattern.compile("(.*?)(?:-(\\d{1,6}))?\\.(txt|csv)");

  private ZipExport() {}

  static ExportFile open(Path path, String name) {
    return open(path, name, MAX_BYTES);
  }

  static ExportFile open(Path path, String name, long maxBytes) {
    try {
      try {
        return new ExportFile(name, parts(path, StandardCharsets.UTF_8, maxBytes));
      } catch (ZipException e) {
        // Names written by a Korean Windows without the UTF-8 flag.
        return new ExportFile(name, parts(path, Charset.forName("x-windows-949"), maxBytes));
      }
    } catch (ZipException e) {
      throw ImportError.IMPORT_CUT_OFF.with(Map.of("detail", "zip: " + e.getMessage()));
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
  }

  private static List<ExportFile.Part> parts(Path path, Charset names, long maxBytes)
      throws IOException {
    Map<String, List<Numbered>> chats = new TreeMap<>();
    int count = 0;
    long bytes = 0;
    try (ZipFile zip = new ZipFile(path.toFile(), names)) {
      if (zip.size() > MAX_ENTRIES) {
        throw unsafe("more than " + MAX_ENTRIES + " entries");
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Matcher file = NUMBERED.matcher(entry.getName().toLowerCase(Locale.ROOT));
        if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/") && file.matches()) {
          count++;
          bytes += Math.max(0, entry.getSize());
          int number = file.group(2) == null ? 0 : Integer.parseInt(file.group(2));
          chats
              .computeIfAbsent(file.group(1), _ -> new ArrayList<>())
              .add(new Numbered(number, entry.getName()));
        }
      }
    }
    requireOneChat(chats, count);
    if (bytes > maxBytes) {
      throw unsafe("it unpacks to more than " + maxBytes + " bytes");
    }
    return chats.values().iterator().next().stream()
        .sorted(Comparator.comparingInt(Numbered::number))
        .map(part -> new ExportFile.Part(part.entry(), () -> stream(path, names, part.entry())))
        .toList();
  }

  private static void requireOneChat(Map<String, List<Numbered>> chats, int count) {
    if (chats.isEmpty()) {
      throw ImportError.IMPORT_ZIP_EMPTY.exception();
    }
    if (chats.size() > 1) {
      throw ImportError.IMPORT_ZIP_SEVERAL.with(
          Map.of("detail", String.join(", ", chats.keySet().stream().limit(5).toList())));
    }
    if (count > MAX_PARTS) {
      throw unsafe("more than " + MAX_PARTS + " parts");
    }
  }

  private static RuntimeException unsafe(String detail) {
    return ImportError.IMPORT_ZIP_UNSAFE.with(Map.of("detail", detail));
  }

  private static InputStream stream(Path path, Charset names, String entry) throws IOException {
    ZipFile zip = new ZipFile(path.toFile(), names);
    ZipEntry found = zip.getEntry(entry);
    return new Bounded(zip, zip.getInputStream(found), Math.max(0, found.getSize()));
  }

  private record Numbered(int number, String entry) {}

  /// Stops an entry that unpacks to more than it says.
  private static final class Bounded extends InputStream {
    private final ZipFile zip;
    private final InputStream in;
    private long left;

    Bounded(ZipFile zip, InputStream in, long declared) {
      this.zip = zip;
      this.in = in;
      this.left = declared;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = in.read(bytes, from, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw unsafe("a part unpacks to more than it declares");
      }
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        in.close();
      }
    }
  }
}
