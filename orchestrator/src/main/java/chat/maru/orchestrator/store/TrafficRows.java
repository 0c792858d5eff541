package chat.maru.orchestrator.store;

import chat.maru.orchestrator.traffic.Cell;
import chat.maru.orchestrator.traffic.Grouping;
import chat.maru.orchestrator.traffic.Slots;
import chat.maru.orchestrator.traffic.Sums;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/// Adds to the sums of traffic, within the transaction that writes the receipts.
final class TrafficRows {
  private TrafficRows() {}

  /// @param sums in one order for all who write
  static void add(Handle handle, SortedMap<Cell, Sums> sums) throws SQLException {
    String sql =
        """
        INSERT INTO traffic
          (kind, width_ms, slot, name, step,
           calls, failed, input_tokens, cached_tokens, output_tokens, cost_micros)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (kind, width_ms, slot, name, step) DO UPDATE SET
          calls = traffic.calls + excluded.calls,
          failed = traffic.failed + excluded.failed,
          input_tokens = traffic.input_tokens + excluded.input_tokens,
          cached_tokens = traffic.cached_tokens + excluded.cached_tokens,
          output_tokens = traffic.output_tokens + excluded.output_tokens,
          cost_micros = traffic.cost_micros + excluded.cost_micros""";
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (Map.Entry<Cell, Sums> entry : sums.entrySet()) {
        bind(statement, entry.getKey(), entry.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Drops the slots that are older than they are kept.
  static void forget(Handle handle, long nowMs) {
    for (Slots slots : Slots.values()) {
      for (Grouping by : Grouping.values()) {
        handle
            .createUpdate(
                "DELETE FROM traffic WHERE kind = :kind AND width_ms = :width AND slot < :oldest")
            .bind("kind", by.code())
            .bind("width", slots.widthMs())
            .bind("oldest", nowMs - slots.kept().toMillis() - slots.widthMs())
            .execute();
      }
    }
  }

  private static void bind(PreparedStatement statement, Cell cell, Sums sums) throws SQLException {
    statement.setString(1, cell.by().code());
    statement.setLong(2, cell.width().widthMs());
    statement.setLong(3, cell.slot());
    statement.setString(4, cell.name());
    statement.setLong(5, cell.step());
    statement.setLong(6, sums.calls());
    statement.setLong(7, sums.failed());
    statement.setLong(8, sums.inputTokens());
    statement.setLong(9, sums.cachedTokens());
    statement.setLong(10, sums.outputTokens());
    statement.setLong(11, sums.costMicros());
  }
}
