package chat.maru.messenger.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/// What a file is, from its own bytes.
///
/// What browsers may show is recognised here, by the beginning that its format demands; all else by
/// Apache Tika, and only as a label, because nothing of it is ever shown inside the page.
final class Media {
  private static final Set<String> PICTURES =
      Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
  private static final Set<String> SOUNDS =
      Set.of("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac", "audio/webm");
  private static final Set<String> FILMS = Set.of("video/mp4", "video/webm", "video/quicktime");
  private static final String UNKNOWN = "application/octet-stream";
  private static final int HEAD = 64;

  private Media() {}

  static boolean picture(String type) {
    return PICTURES.contains(type);
  }

  static boolean playable(String type) {
    return SOUNDS.contains(type) || FILMS.contains(type);
  }

  /// Whether a browser may show it inside a page; all else is only ever saved.
  static boolean shown(String type) {
    return picture(type) || playable(type);
  }

  /// @param name helps to tell one kind of document from another
  /// @param voice a container without a picture track, as its recorder says
  static String typeOf(Path file, String name, boolean voice) throws IOException {
    byte[] head = new byte[HEAD];
    try (InputStream in = Files.newInputStream(file)) {
      int count = in.readNBytes(head, 0, HEAD);
      Optional<String> known = known(new String(head, 0, count, StandardCharsets.ISO_8859_1));
      if (known.isPresent()) {
        return voice ? known.get().replaceFirst("^video/", "audio/") : known.get();
      }
    }
    return label(file, name);
  }

  /// @param head the first bytes, one a character
  private static Optional<String> known(String head) {
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    } else if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    } else if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of("image/gif");
    } else if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of("image/webp");
    } else if (head.startsWith("RIFF") && head.startsWith("WAVE", 8)) {
      return Optional.of("audio/wav");
    } else if (head.startsWith("\u001aE\u00df\u00a3")) {
      return head.contains("webm") ? Optional.of("video/webm") : Optional.empty();
    } else if (head.startsWith("OggS")) {
      return head.contains("theora") ? Optional.empty() : Optional.of("audio/ogg");
    } else if (head.startsWith("fLaC")) {
      return Optional.of("audio/flac");
    } else if (head.startsWith("ID3") || head.matches("(?s)\u00ff[\u00fb\u00f3\u00f2\u00fa].*")) {
      return Optional.of("audio/mpeg");
    }
    return head.startsWith("ftyp", 4) ? ofBrand(head.substring(8, 12)) : Optional.empty();
  }

  /// ISO 14496-12 files say in their major brand what they are.
  private static Optional<String> ofBrand(String brand) {
    return switch (brand) {
      case "M4A ", "M4B " -> Optional.of("audio/mp4");
      case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV" ->
          Optional.of("video/mp4");
      case "qt  " -> Optional.of("video/quicktime");
      default -> Optional.empty();
    };
  }

  private static String label(Path file, String name) throws IOException {
    MimeTypes types = MimeTypes.getDefaultMimeTypes();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Metadata hint = new Metadata();
      hint.set("resourceName", name);
      String type = types.detect(in, hint).getBaseType().toString();
      // A name alone makes nothing a picture: the beginning would have said so.
      return shown(type) ? UNKNOWN : type;
    }
  }
}
