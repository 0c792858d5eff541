package chat.maru.storage.dump;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A row as a line of JSON: an array of its columns' values, bytes as `{"base64":…}`.
final class Row {
  private static final String BASE64 = "base64";

  private Row() {}

  static JsonArray read(ResultSet row, int columns) throws SQLException {
    List<Json> values = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      values.add(value(row.getObject(i)));
    }
    return new JsonArray(values);
  }

  private static Json value(Object value) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case byte[] bytes ->
          JsonObject.builder().put(BASE64, Base64.getEncoder().encodeToString(bytes)).build();
      case Number number -> new JsonNumber(number.toString());
      case Boolean bool -> Json.of(bool ? 1L : 0L);
      default -> Json.of(value.toString());
    };
  }

  static void bind(PreparedStatement insert, JsonArray row) throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      switch (row.get(i)) {
        case JsonNull _ -> insert.setNull(i + 1, Types.NULL);
        case JsonString text -> insert.setString(i + 1, text.value());
        case JsonNumber number -> bind(insert, i + 1, number);
        case JsonBool bool -> insert.setLong(i + 1, bool.value() ? 1 : 0);
        case JsonObject bytes ->
            insert.setBytes(i + 1, Base64.getDecoder().decode(bytes.requireString(BASE64)));
        case JsonArray _ -> throw new SQLException("A value of a row is an array");
      }
    }
  }

  private static void bind(PreparedStatement insert, int place, JsonNumber number)
      throws SQLException {
    if (number.toLong().isPresent()) {
      insert.setLong(place, number.toLong().getAsLong());
    } else {
      insert.setDouble(place, number.toDouble());
    }
  }
}
