package chat.maru.accounts.store;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.KeyTerms;
import chat.maru.accounts.Session;
import chat.maru.accounts.User;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.edge.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows to records.
final class Rows {
  static final String USER =
      "u.id AS u_id, u.name AS u_name, u.display_name AS u_display_name, u.role AS u_role, "
          + "u.locale AS u_locale, u.time_zone AS u_time_zone, u.created_at AS u_created_at";

  private Rows() {}

  /// Reads the columns of [#USER].
  static User user(ResultSet row) throws SQLException {
    return new User(
        new UserId(row.getString("u_id")),
        row.getString("u_name"),
        row.getString("u_display_name"),
        Role.valueOf(row.getString("u_role").toUpperCase(Locale.ROOT)),
        row.getString("u_locale"),
        row.getString("u_time_zone"),
        Instant.ofEpochMilli(row.getLong("u_created_at")));
  }

  static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("id"),
        new UserId(row.getString("user_id")),
        row.getString("agent"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("last_seen_at")));
  }

  static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("id"),
        new UserId(row.getString("user_id")),
        row.getString("name"),
        row.getString("prefix"),
        terms(row),
        Instant.ofEpochMilli(row.getLong("created_at")),
        optionalInstant(row, "last_used_at"));
  }

  private static KeyTerms terms(ResultSet row) throws SQLException {
    String period = row.getString("budget_period");
    String models = row.getString("models");
    return new KeyTerms(
        optionalLong(row, "budget_micros"),
        period == null ? KeyTerms.BudgetPeriod.TOTAL : KeyTerms.BudgetPeriod.of(period),
        models == null ? List.of() : names(models),
        optionalInstant(row, "expires_at"),
        optionalLong(row, "requests_per_minute"),
        optionalLong(row, "tokens_per_minute"),
        Optional.ofNullable(row.getString("identifiers")).map(KeyTerms.Identifiers::of));
  }

  private static List<String> names(String json) {
    return Json.parse(json) instanceof JsonArray array ? array.strings().toList() : List.of();
  }

  private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
  }
}
