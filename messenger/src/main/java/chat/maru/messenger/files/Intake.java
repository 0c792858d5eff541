package chat.maru.messenger.files;

import chat.maru.messenger.Attachment;
import chat.maru.messenger.StoredFile;
import chat.maru.messenger.files.bytes.Blobs;
import chat.maru.messenger.files.picture.Darkroom;
import chat.maru.messenger.files.picture.Darkroom.Developed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happens to a file once all of its bytes are there: it is recognised, a picture is prepared,
/// and the bytes are kept under their hash.
public final class Intake {
  private static final String DOCUMENT = "application/octet-stream";

  private final Blobs blobs;
  private final Darkroom darkroom;

  public Intake(Blobs blobs, Darkroom darkroom) {
    this.blobs = blobs;
    this.darkroom = darkroom;
  }

  /// @param bytes what arrived; stays where it is if it had to be changed
  /// @return `file` as it is from now on
  StoredFile keep(StoredFile file, Path bytes) throws IOException {
    String type = Media.typeOf(bytes, file.shown().name(), file.shown().voice());
    if (Media.picture(type)) {
      Optional<Developed> picture = darkroom.develop(bytes, type);
      return picture.isPresent()
          ? keepPicture(file, type, picture.get())
          : keepAs(file, DOCUMENT, bytes);
    }
    return keepAs(file, type, bytes);
  }

  private StoredFile keepPicture(StoredFile file, String type, Developed picture)
      throws IOException {
    Path small = picture.small();
    long size = Files.size(picture.file());
    return kept(
        file,
        new Attachment(
            file.id(),
            file.shown().name(),
            type,
            size,
            picture.width(),
            picture.height(),
            null,
            false,
            small != null),
        hashed(picture.file()),
        small == null ? null : hashed(small));
  }

  private StoredFile keepAs(StoredFile file, String type, Path bytes) throws IOException {
    boolean playable = Media.playable(type);
    return kept(
        file,
        new Attachment(
            file.id(),
            file.shown().name(),
            type,
            Files.size(bytes),
            null,
            null,
            playable ? file.shown().durationMs() : null,
            playable && file.shown().voice(),
            false),
        hashed(bytes),
        null);
  }

  private static StoredFile kept(
      StoredFile file, Attachment shown, String sha256, @Nullable String thumbnail) {
    return new StoredFile(
        file.room(), file.owner(), file.message(), shown, sha256, thumbnail, file.createdAt());
  }

  private String hashed(Path file) throws IOException {
    String sha256 = sha256(file);
    blobs.keep(sha256, file);
    return sha256;
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] piece = new byte[1 << 16];
        while (in.read(piece) >= 0) {
          // The digest reads along.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
