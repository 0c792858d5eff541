package chat.maru.storage.dump;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.storage.StorageError;
import java.time.Instant;
import java.util.List;

/// What a backup says of itself; written last, so that a file that was cut has none.
///
/// @param at when it was begun; it holds the database as it was then
/// @param schema stands for the migrations that the database had
/// @param files the hashes of the bytes beside the tables
public record Manifest(Instant at, long schema, List<Table> tables, List<String> files) {
  static final String ENTRY = "manifest.json";
  private static final String FORMAT = "maru-backup-1";

  public Manifest {
    tables = List.copyOf(tables);
    files = List.copyOf(files);
  }

  /// Where the bytes of a hash stand.
  static String file(String hash) {
    return "files/" + hash;
  }

  /// One table.
  ///
  /// @param sha256 of its lines, in hexadecimal digits
  public record Table(String name, List<String> columns, long rows, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }

    String entry() {
      return "tables/" + name + ".jsonl";
    }
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  byte[] toBytes() {
    return JsonObject.builder()
        .put("format", FORMAT)
        .put("at", at.toString())
        .put("schema", schema)
        .put("tables", new JsonArray(tables.stream().<Json>map(Manifest::json).toList()))
        .put("files", JsonArray.ofStrings(files))
        .build()
        .toBytes();
  }

  private static JsonObject json(Table table) {
    return JsonObject.builder()
        .put("name", table.name())
        .put("columns", JsonArray.ofStrings(table.columns()))
        .put("rows", table.rows())
        .put("sha256", table.sha256())
        .build();
  }

  /// @throws MaruException `backup_unreadable` if these bytes are no manifest of a Maru backup
  static Manifest read(byte[] bytes) {
    JsonObject json = Json.parseObject(bytes);
    if (!json.findString("format").filter(FORMAT::equals).isPresent()) {
      throw new MaruException(StorageError.BACKUP_UNREADABLE, "This is no backup of Maru");
    }
    return new Manifest(
        Instant.parse(json.requireString("at")),
        json.requireLong("schema"),
        json.requireArray("tables").objects().map(Manifest::table).toList(),
        json.findArray("files").orElse(JsonArray.EMPTY).strings().toList());
  }

  private static Table table(JsonObject json) {
    return new Table(
        json.requireString("name"),
        json.requireArray("columns").strings().toList(),
        json.requireLong("rows"),
        json.requireString("sha256"));
  }
}
