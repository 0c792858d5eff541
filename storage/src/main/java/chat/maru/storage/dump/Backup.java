package chat.maru.storage.dump;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonArray;
import chat.maru.storage.Database;
import chat.maru.storage.StorageError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;

/// Writes all tables of a database, as they are at one moment, and the bytes that its rows name
/// into one file that either engine can take in. Works beside a running server, which it neither
/// stops nor slows but for its reading.
public final class Backup {
  private static final int FETCH = 1_000;
  private static final long TELL_EVERY = 1_000;

  private final Database database;
  private final Set<String> left;
  private final Attached attached;
  private final InstantSource clock;

  /// @param left tables that do not belong into a backup
  public Backup(Database database, Set<String> left, Attached attached, InstantSource clock) {
    this.database = database;
    this.left = Set.copyOf(left);
    this.attached = attached;
    this.clock = clock;
  }

  /// Writes `file`, which only its owner may read: it holds everybody's words. Blocks.
  ///
  /// @param rows told how many rows are written
  /// @throws MaruException `backup_exists` if there is such a file, `backup_unwritable` if it
  ///   cannot be written; then nothing of it stays
  public Manifest write(Path file, LongConsumer rows) {
    if (Files.exists(file)) {
      throw new MaruException(
          StorageError.BACKUP_EXISTS, file + " exists already; choose another name");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Manifest manifest = writePart(part, rows);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return manifest;
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(file, e);
    } finally {
      deleteQuietly(part);
    }
  }

  private Manifest writePart(Path part, LongConsumer rows) throws IOException {
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream bytes = Files.newOutputStream(part, StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      Manifest manifest =
          database.read(handle -> Sql.unchecked(() -> contents(handle, zip, new Count(rows))));
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      zip.write(manifest.toBytes());
      zip.closeEntry();
      zip.finish();
      force(part);
      return manifest;
    }
  }

  private Manifest contents(Handle handle, ZipOutputStream zip, Count count)
      throws SQLException, IOException {
    Instant at = clock.instant();
    List<Manifest.Table> tables = tables(handle.getConnection(), zip, count);
    List<String> files = new ArrayList<>();
    for (String hash : attached.named(handle)) {
      if (file(hash, zip)) {
        files.add(hash);
      }
    }
    return new Manifest(at, database.schema(), tables, files);
  }

  /// Whether the bytes were there: what somebody deleted since the tables were read may be gone.
  private boolean file(String hash, ZipOutputStream zip) throws IOException {
    try (InputStream bytes = attached.open(hash)) {
      zip.putNextEntry(new ZipEntry(Manifest.file(hash)));
      bytes.transferTo(zip);
      zip.closeEntry();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private List<Manifest.Table> tables(Connection connection, ZipOutputStream zip, Count count)
      throws SQLException, IOException {
    List<Manifest.Table> tables = new ArrayList<>();
    for (String name : Tables.parentsFirst(connection, database.engine())) {
      if (!left.contains(name)) {
        tables.add(table(connection, name, zip, count));
      }
    }
    return tables;
  }

  private static Manifest.Table table(
      Connection connection, String name, ZipOutputStream zip, Count count)
      throws SQLException, IOException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry("tables/" + name + ".jsonl"));
    OutputStream lines = new DigestOutputStream(zip, digest);
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
        List<String> columns = Tables.columns(rows);
        long written = 0;
        while (rows.next()) {
          JsonArray row = Row.read(rows, columns.size());
          lines.write(row.toBytes());
          lines.write('\n');
          written++;
          count.one();
        }
        zip.closeEntry();
        return new Manifest.Table(
            name, columns, written, HexFormat.of().formatHex(digest.digest()));
      }
    }
  }

  /// Rows so far, told now and then.
  private static final class Count {
    private final LongConsumer told;
    private long rows;

    Count(LongConsumer told) {
      this.told = told;
    }

    void one() {
      if (++rows % TELL_EVERY == 0) {
        told.accept(rows);
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static MaruException unwritable(Path file, Exception cause) {
    String why =
        cause instanceof FileAlreadyExistsException
            ? "another backup is writing it"
            : String.valueOf(cause.getMessage());
    return new MaruException(
        StorageError.BACKUP_UNWRITABLE, file + " cannot be written: " + why, cause);
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // A left-over part is overwritten by the next backup of that name.
    }
  }
}
