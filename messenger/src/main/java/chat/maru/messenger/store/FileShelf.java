package chat.maru.messenger.store;

import chat.maru.messenger.files.bytes.DiskBlobs;
import chat.maru.storage.Database;
import chat.maru.storage.Finding;
import chat.maru.storage.dump.Attached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The bytes of sent files on this machine's disk, held against the rows that name them: for a
/// backup, a restore, a check and a compaction.
public final class FileShelf implements Attached {
  private final Path directory;
  private final DiskBlobs blobs;

  /// @param directory `files` of the data directory
  public FileShelf(Path directory) {
    this.directory = directory;
    this.blobs = new DiskBlobs(directory, Clock.systemUTC());
  }

  @Override
  public Set<String> named(Handle handle) {
    return new HashSet<>(
        handle
            .createQuery(
                "SELECT sha256 FROM files WHERE sha256 IS NOT NULL"
                    + " UNION SELECT thumbnail FROM files WHERE thumbnail IS NOT NULL")
            .mapTo(String.class)
            .list());
  }

  @Override
  public InputStream open(String sha256) throws IOException {
    return blobs.open(sha256, 0);
  }

  @Override
  public void keep(String sha256, InputStream bytes) throws IOException {
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, "restored", ".part");
    try {
      MessageDigest digest = sha256();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
        bytes.transferTo(out);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
        throw new IOException("the file " + sha256 + " was changed or damaged");
      }
      blobs.keep(sha256, part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// What is missing or damaged of the files that messages have.
  public List<Finding> findings(Database database) {
    List<Finding> findings = new ArrayList<>();
    for (String hash : database.read(this::named)) {
      try (InputStream bytes = open(hash)) {
        if (!hash(bytes).equals(hash)) {
          findings.add(
              new Finding("file " + hash, "its bytes are damaged; restore it from a backup"));
        }
      } catch (NoSuchFileException e) {
        findings.add(new Finding("file " + hash, "a message has it, but its bytes are missing"));
      } catch (IOException e) {
        findings.add(new Finding("file " + hash, "it cannot be read: " + e.getMessage()));
      }
    }
    return findings;
  }

  /// Removes what no row names. Nobody may be sending files meanwhile.
  public void removeUnnamed(Database database) throws IOException {
    Set<String> named = database.read(this::named);
    Instant ever = Instant.MAX;
    List<String> unnamed = new ArrayList<>();
    blobs.list(
        ever, page -> page.stream().filter(hash -> !named.contains(hash)).forEach(unnamed::add));
    for (String hash : unnamed) {
      blobs.remove(hash, ever);
    }
  }

  private static String hash(InputStream bytes) throws IOException {
    MessageDigest digest = sha256();
    bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
