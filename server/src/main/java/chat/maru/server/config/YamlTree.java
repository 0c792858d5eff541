package chat.maru.server.config;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// A YAML document as a JSON tree of texts, with the line of each key.
///
/// Scalars stay texts (`3` is `"3"`): what they mean is the business of who asks for them.
///
/// @param lines from the path of a key, such as `providers[0].url`, to its line, counted from 1
record YamlTree(JsonObject values, Map<String, Integer> lines) {
  static final YamlTree EMPTY = new YamlTree(JsonObject.EMPTY, Map.of());

  YamlTree {
    lines = Map.copyOf(lines);
  }

  /// @throws MaruException `INVALID` with the line if it is not YAML or not a mapping
  static YamlTree parse(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null || first == JsonToken.VALUE_NULL) {
        return EMPTY;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new MaruException(
            CommonError.INVALID, "line 1: no mapping (expected: lines such as `server:`)");
      }
      return new YamlTree(object(parser, "", lines), lines);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new MaruException(CommonError.INVALID, "line " + line + ": not valid YAML");
    }
  }

  /// The line of the key at `path`, or of the nearest section above it.
  Optional<Integer> line(String path) {
    for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
      Integer line = lines.get(at);
      if (line != null) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static JsonObject object(JsonParser parser, String path, Map<String, Integer> lines) {
    JsonObject.Builder object = JsonObject.builder();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      String child = path.isEmpty() ? name : path + "." + name;
      lines.put(child, parser.currentTokenLocation().getLineNr());
      object.put(name, value(parser, parser.nextToken(), child, lines));
    }
    return object.build();
  }

  private static JsonArray array(JsonParser parser, String path, Map<String, Integer> lines) {
    List<Json> values = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String child = path + "[" + values.size() + "]";
      lines.put(child, parser.currentTokenLocation().getLineNr());
      values.add(value(parser, token, child, lines));
    }
    return new JsonArray(values);
  }

  private static Json value(
      JsonParser parser, JsonToken token, String path, Map<String, Integer> lines) {
    return switch (token) {
      case START_OBJECT -> object(parser, path, lines);
      case START_ARRAY -> array(parser, path, lines);
      case VALUE_NULL -> JsonNull.NULL;
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          Json.of(parser.getString());
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("unexpected token " + token);
    };
  }
}
