package chat.maru.storage.dump;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A well-formed zip with one entry changed, as somebody with a tool would make it.
final class ZipEdit {
  private ZipEdit() {}

  static void replace(byte[] zip, Path to, String entry, UnaryOperator<String> edit)
      throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.putNextEntry(new ZipEntry(each.getName()));
        String written = each.getName().equals(entry) ? edit.apply(text) : text;
        out.write(written.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
  }
}
