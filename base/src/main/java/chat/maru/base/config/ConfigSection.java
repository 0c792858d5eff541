package chat.maru.base.config;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonBool;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.base.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One section of the configuration, read key by key. Each question names a key; [#end] then
/// complains about every key that nobody asked for and names the nearest one that somebody did.
///
/// A section is read by one thread.
public final class ConfigSection {
  private final String path;
  private final JsonObject values;
  private final Environment environment;
  private final Set<String> asked = new LinkedHashSet<>();

  private ConfigSection(String path, JsonObject values, Environment environment) {
    this.path = path;
    this.values = values;
    this.environment = environment;
  }

  /// The whole configuration, without an environment.
  public static ConfigSection root(JsonObject values) {
    return root(values, new Environment(Map.of()));
  }

  /// The whole configuration; a variable `MARU_<PATH>` wins over the key at that path.
  public static ConfigSection root(JsonObject values, Environment environment) {
    return new ConfigSection("", values, environment);
  }

  /// Where this section stands, for messages: `providers[0]`; empty for the root.
  public String path() {
    return path;
  }

  public Optional<String> findString(String key) {
    return find(key).map(value -> scalar(key, value));
  }

  public String string(String key, String otherwise) {
    return findString(key).orElse(otherwise);
  }

  public String requireString(String key) {
    return findString(key).orElseThrow(() -> wrong(key, "missing", "a text"));
  }

  /// @throws MaruException if it is no whole number from `min` to `max`
  public int integer(String key, int otherwise, int min, int max) {
    return findString(key)
        .map(
            text -> {
              try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                  return value;
                }
              } catch (NumberFormatException e) {
                // told below, with what was expected
              }
              throw wrong(key, text, "a whole number from " + min + " to " + max);
            })
        .orElse(otherwise);
  }

  public boolean bool(String key, boolean otherwise) {
    return findString(key)
        .map(
            text ->
                switch (text) {
                  case "true", "yes", "on", "1" -> true;
                  case "false", "no", "off", "0" -> false;
                  default -> throw wrong(key, text, "true or false");
                })
        .orElse(otherwise);
  }

  /// A duration such as `250ms`, `2s`, `5m` or `1h`.
  public Duration duration(String key, Duration otherwise) {
    return findString(key)
        .map(
            text ->
                Durations.parse(text)
                    .orElseThrow(() -> wrong(key, text, "a duration such as 250ms, 2s or 5m")))
        .orElse(otherwise);
  }

  public double number(String key, double otherwise) {
    return findNumber(key).orElse(otherwise);
  }

  /// A number of zero or more.
  public Optional<Double> findNumber(String key) {
    return findString(key)
        .map(
            text -> {
              try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value) && value >= 0) {
                  return value;
                }
              } catch (NumberFormatException e) {
                // told below, with what was expected
              }
              throw wrong(key, text, "a number of 0 or more");
            });
  }

  /// A nested section; an empty one if the key is missing.
  public ConfigSection section(String key) {
    return switch (find(key).orElse(JsonObject.EMPTY)) {
      case JsonObject object -> new ConfigSection(child(key), object, environment);
      case Json other -> throw wrong(key, other.kind(), "a section");
    };
  }

  /// A list of sections; empty if the key is missing.
  public List<ConfigSection> sections(String key) {
    JsonArray array = array(key);
    List<ConfigSection> sections = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject object)) {
        throw wrong(key + "[" + i + "]", array.get(i).kind(), "a section");
      }
      sections.add(new ConfigSection(child(key) + "[" + i + "]", object, environment));
    }
    return sections;
  }

  /// A list of texts; empty if the key is missing.
  public List<String> strings(String key) {
    List<String> texts = new ArrayList<>();
    array(key).forEach(value -> texts.add(scalar(key, value)));
    return texts;
  }

  /// A map from free names to lists of texts, such as `fallbacks: { big: [small] }`.
  public Map<String, List<String>> stringLists(String key) {
    ConfigSection section = section(key);
    Map<String, List<String>> lists = new LinkedHashMap<>();
    section.values.names().forEach(name -> lists.put(name, section.strings(name)));
    return lists;
  }

  /// @throws MaruException naming the first key that nobody asked for and the nearest right one
  public void end() {
    for (String key : values.names()) {
      if (!asked.contains(key)) {
        String hint =
            Nearest.to(key, asked).map(near -> "; did you mean " + child(near) + "?").orElse("");
        throw new MaruException(CommonError.INVALID, "Unknown key " + child(key) + hint)
            .with(place(child(key)));
      }
    }
  }

  /// An error about one value of this section; its params name the `key`.
  public MaruException wrong(String key, String came, String expected) {
    return MaruException.invalid(child(key), came, expected).with(place(child(key)));
  }

  private static JsonObject place(String key) {
    return JsonObject.builder().put("key", key).build();
  }

  private JsonArray array(String key) {
    return switch (find(key).orElse(JsonArray.EMPTY)) {
      case JsonArray array -> array;
      case Json other -> throw wrong(key, other.kind(), "a list");
    };
  }

  private Optional<Json> find(String key) {
    asked.add(key);
    return environment
        .find(child(key))
        .<Json>map(JsonString::new)
        .or(() -> values.find(key).filter(value -> !(value instanceof JsonNull)));
  }

  private String scalar(String key, Json value) {
    return switch (value) {
      case JsonString string -> string.value();
      case JsonNumber number -> number.text();
      case JsonBool bool -> Boolean.toString(bool.value());
      case JsonObject _, JsonArray _, JsonNull _ -> throw wrong(key, value.kind(), "one value");
    };
  }

  private String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
