package chat.maru.bridges.files;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The chat inside a zip, see [ZipChats]. Media are left where they are. No file is written, and a
/// part that unpacks to more than it declares is refused as it is read.
final class ZipExport {
  static final int MAX_ENTRIES = 100_000;
  static final int MAX_PARTS = 20_000;

  /// More text than this is no chat.
  static final long MAX_BYTES = 1L << 30;

  private ZipExport() {}

  /// @param name the zip's name; behind a `#` that of the chat in it, if there are several
  static ExportFile open(Path path, String name) {
    return open(path, name, MAX_BYTES);
  }

  static ExportFile open(Path path, String name, long maxBytes) {
    String chat = name.substring(name.lastIndexOf('#') + 1);
    try {
      try {
        return new ExportFile(name, parts(path, chat, StandardCharsets.UTF_8, maxBytes));
      } catch (ZipException e) {
        // Names written by a Korean Windows without the UTF-8 flag.
        return new ExportFile(name, parts(path, chat, Charset.forName("x-windows-949"), maxBytes));
      }
    } catch (ZipException e) {
      throw ImportError.IMPORT_CUT_OFF.with(Map.of("detail", "zip: " + e.getMessage()));
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
  }

  private static List<ExportFile.Part> parts(Path path, String chat, Charset names, long maxBytes)
      throws IOException {
    List<String> parts;
    long bytes = 0;
    try (ZipFile zip = new ZipFile(path.toFile(), names)) {
      if (zip.size() > MAX_ENTRIES) {
        throw unsafe("more than " + MAX_ENTRIES + " entries");
      }
      List<String> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
              .map(ZipEntry::getName)
              .map(String::valueOf)
              .toList();
      parts = ZipChats.of(entries).parts(chat);
      for (String part : parts) {
        bytes += Math.max(0, zip.getEntry(part).getSize());
      }
    }
    if (parts.size() > MAX_PARTS) {
      throw unsafe("more than " + MAX_PARTS + " parts");
    }
    if (bytes > maxBytes) {
      throw unsafe("it unpacks to more than " + maxBytes + " bytes");
    }
    return parts.stream()
        .map(part -> new ExportFile.Part(part, () -> stream(path, names, part)))
        .toList();
  }

  private static RuntimeException unsafe(String detail) {
    return ImportError.IMPORT_ZIP_UNSAFE.with(Map.of("detail", detail));
  }

  private static InputStream stream(Path path, Charset names, String entry) throws IOException {
    ZipFile zip = new ZipFile(path.toFile(), names);
    ZipEntry found = zip.getEntry(entry);
    return new Bounded(zip, zip.getInputStream(found), Math.max(0, found.getSize()));
  }

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
