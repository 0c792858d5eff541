package chat.maru.storage.dump;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.storage.Database;
import chat.maru.storage.StorageError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Takes a backup into an empty database of either engine: all of it or, if anything is wrong,
/// nothing.
public final class Restore {
  private static final int BATCH = 500;

  private final Database database;
  private final Set<String> lived;
  private final Attached attached;

  /// @param lived tables that have rows as soon as anybody lives here: if one has, nothing is
  ///   restored. Rows of other tables, which a migration may have put there, give way.
  public Restore(Database database, Set<String> lived, Attached attached) {
    this.database = database;
    this.lived = Set.copyOf(lived);
    this.attached = attached;
  }

  /// Blocks.
  ///
  /// @param rows told how many rows are in
  /// @throws MaruException `backup_unreadable` if the file is none, was cut or was changed,
  ///   `backup_of_another_version`, or `not_empty`; then the database is as it was
  public Manifest read(Path file, LongConsumer rows) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest = Manifest.read(bytes(zip, Manifest.ENTRY));
      if (manifest.schema() != database.schema()) {
        throw new MaruException(
            StorageError.BACKUP_OF_ANOTHER_VERSION,
            "The backup was made by another version of Maru; restore it with that version, then"
                + " start this one on the data");
      }
      database.write(
          handle -> Sql.unchecked(() -> takeIn(handle.getConnection(), zip, manifest, rows)));
      return manifest;
    } catch (ZipException e) {
      throw unreadable(file, "it is no whole backup");
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private long takeIn(Connection connection, ZipFile zip, Manifest manifest, LongConsumer told)
      throws SQLException, IOException {
    List<String> tables = Tables.parentsFirst(connection, database.engine());
    for (String table : lived) {
      requireEmpty(connection, table);
    }
    for (String table : tables.reversed()) {
      empty(connection, table);
    }
    long done = 0;
    for (Manifest.Table table : manifest.tables()) {
      done = rows(connection, zip, table, done, told);
    }
    for (String file : manifest.files()) {
      try (InputStream bytes = zip.getInputStream(require(zip, Manifest.file(file)))) {
        attached.keep(file, bytes);
      }
    }
    return done;
  }

  private static long rows(
      Connection connection, ZipFile zip, Manifest.Table table, long before, LongConsumer told)
      throws SQLException, IOException {
    MessageDigest digest = Backup.sha256();
    long done = before;
    try (PreparedStatement insert = connection.prepareStatement(insert(table));
        BufferedReader lines = lines(zip, table.entry())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        Row.bind(insert, row(line, table));
        insert.addBatch();
        if (++done % BATCH == 0) {
          insert.executeBatch();
          told.accept(done);
        }
      }
      insert.executeBatch();
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw new MaruException(
          StorageError.BACKUP_UNREADABLE,
          "The backup was changed or damaged: its table " + table.name() + " has a wrong checksum");
    }
    return done;
  }

  private static JsonArray row(String line, Manifest.Table table) {
    if (Json.parse(line) instanceof JsonArray row && row.size() == table.columns().size()) {
      return row;
    }
    throw new MaruException(
        StorageError.BACKUP_UNREADABLE, "The backup's table " + table.name() + " is damaged");
  }

  private static String insert(Manifest.Table table) {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            name(table.name()),
            String.join(", ", table.columns().stream().map(Restore::name).toList()),
            String.join(", ", Collections.nCopies(table.columns().size(), "?")));
  }

  /// Names stand in SQL, so they are held to what our migrations use.
  private static String name(String name) {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new MaruException(StorageError.BACKUP_UNREADABLE, "The backup has a wrong name in it");
    }
    return name;
  }

  private static void requireEmpty(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet any = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      if (any.next()) {
        throw new MaruException(
            StorageError.NOT_EMPTY,
            "A backup is restored into an empty deployment only, and this one has data ("
                + table
                + "); choose another --data or --database");
      }
    }
  }

  private static void empty(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM " + table);
    }
  }

  private static byte[] bytes(ZipFile zip, String entry) throws IOException {
    return zip.getInputStream(require(zip, entry)).readAllBytes();
  }

  private static BufferedReader lines(ZipFile zip, String entry) throws IOException {
    return new BufferedReader(
        new InputStreamReader(zip.getInputStream(require(zip, entry)), StandardCharsets.UTF_8));
  }

  private static ZipEntry require(ZipFile zip, String entry) {
    ZipEntry found = zip.getEntry(entry);
    if (found == null) {
      throw new MaruException(StorageError.BACKUP_UNREADABLE, "The backup lacks " + entry);
    }
    return found;
  }

  private static MaruException unreadable(Path file, String why) {
    return new MaruException(StorageError.BACKUP_UNREADABLE, file + " cannot be read: " + why);
  }
}
