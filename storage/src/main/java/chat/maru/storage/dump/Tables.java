package chat.maru.storage.dump;

import chat.maru.storage.Engine;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The tables of a database, those that others refer to first.
final class Tables {
  private static final String HISTORY = "flyway_schema_history";

  private Tables() {}

  static List<String> parentsFirst(Connection connection, Engine engine) throws SQLException {
    Set<String> names = names(connection, engine);
    Set<String> ordered = new LinkedHashSet<>();
    for (String name : names) {
      visit(connection, name, names, ordered, new HashSet<>());
    }
    return List.copyOf(ordered);
  }

  private static void visit(
      Connection connection,
      String name,
      Set<String> names,
      Set<String> ordered,
      Set<String> underWay)
      throws SQLException {
    if (ordered.contains(name) || !names.contains(name) || !underWay.add(name)) {
      return;
    }
    for (String parent : parents(connection, name)) {
      visit(connection, parent, names, ordered, underWay);
    }
    ordered.add(name);
  }

  private static Set<String> parents(Connection connection, String table) throws SQLException {
    Set<String> parents = new TreeSet<>();
    DatabaseMetaData about = connection.getMetaData();
    try (ResultSet keys = about.getImportedKeys(null, connection.getSchema(), table)) {
      while (keys.next()) {
        parents.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    return parents;
  }

  private static Set<String> names(Connection connection, Engine engine) throws SQLException {
    String sql =
        switch (engine) {
          case SQLITE ->
              "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
          case POSTGRESQL ->
              "SELECT table_name FROM information_schema.tables"
                  + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
        };
    Set<String> names = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    names.remove(HISTORY);
    return names;
  }

  static List<String> columns(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      columns.add(rows.getMetaData().getColumnName(i));
    }
    return columns;
  }
}
