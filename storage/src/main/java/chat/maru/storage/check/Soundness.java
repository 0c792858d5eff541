package chat.maru.storage.check;

import chat.maru.storage.Database;
import chat.maru.storage.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Asks the engine itself: SQLite reads every page of its file and every reference between tables;
/// PostgreSQL keeps both by itself and has no such question.
public final class Soundness {
  private Soundness() {}

  /// Blocks for as long as the file takes to read.
  public static List<Finding> of(Database database) {
    return switch (database.engine()) {
      case SQLITE ->
          database.read(handle -> Stream.concat(pages(handle), orphans(handle)).toList());
      case POSTGRESQL -> List.of();
    };
  }

  private static Stream<Finding> pages(Handle handle) {
    return handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list().stream()
        .filter(line -> !line.equals("ok"))
        .map(line -> new Finding("database file", line));
  }

  private static Stream<Finding> orphans(Handle handle) {
    return handle
        .createQuery("PRAGMA foreign_key_check")
        .map(
            (row, _) ->
                new Finding(
                    "table " + row.getString(1),
                    "row " + row.getLong(2) + " refers to a missing row of " + row.getString(3)))
        .list()
        .stream();
  }
}
