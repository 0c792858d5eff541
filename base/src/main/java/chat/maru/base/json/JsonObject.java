package chat.maru.base.json;

import chat.maru.base.ErrorParams;
import chat.maru.base.MaruException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON object: fields in order.
///
/// `find…` gives nothing for a missing or `null` field and throws `INVALID` for one of another
/// kind; `require…` also throws for a missing one. Both name the field and say what was expected.
public final class JsonObject implements Json, ErrorParams {
  public static final JsonObject EMPTY = new JsonObject(Map.of());

  private final Map<String, Json> fields;

  private JsonObject(Map<String, Json> fields) {
    this.fields = fields;
  }

  /// The values in the message of `failure`; empty if it has none.
  public static JsonObject paramsOf(MaruException failure) {
    return failure.params().orElse(EMPTY) instanceof JsonObject object ? object : EMPTY;
  }

  public static Builder builder() {
    return new Builder(new LinkedHashMap<>());
  }

  /// A builder that starts with the fields of this object; putting one of them replaces it in
  /// place.
  public Builder toBuilder() {
    return new Builder(new LinkedHashMap<>(fields));
  }

  public Map<String, Json> fields() {
    return fields;
  }

  public Set<String> names() {
    return fields.keySet();
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /// The field as it stands, `JsonNull` included.
  public Optional<Json> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public Optional<String> findString(String name) {
    return Optional.ofNullable(value(name, JsonString.class, "a string")).map(JsonString::value);
  }

  public OptionalLong findLong(String name) {
    JsonNumber number = value(name, JsonNumber.class, "a whole number");
    if (number == null) {
      return OptionalLong.empty();
    }
    OptionalLong value = number.toLong();
    if (value.isEmpty()) {
      throw MaruException.invalid(name, number.text(), "a whole number");
    }
    return value;
  }

  public OptionalDouble findDouble(String name) {
    JsonNumber number = value(name, JsonNumber.class, "a number");
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.toDouble());
  }

  public Optional<Boolean> findBool(String name) {
    return Optional.ofNullable(value(name, JsonBool.class, "true or false")).map(JsonBool::value);
  }

  public Optional<JsonObject> findObject(String name) {
    return Optional.ofNullable(value(name, JsonObject.class, "an object"));
  }

  public Optional<JsonArray> findArray(String name) {
    return Optional.ofNullable(value(name, JsonArray.class, "an array"));
  }

  public String requireString(String name) {
    return findString(name).orElseThrow(() -> missing(name, "a string"));
  }

  public long requireLong(String name) {
    return findLong(name).orElseThrow(() -> missing(name, "a whole number"));
  }

  public double requireDouble(String name) {
    return findDouble(name).orElseThrow(() -> missing(name, "a number"));
  }

  public boolean requireBool(String name) {
    return findBool(name).orElseThrow(() -> missing(name, "true or false"));
  }

  public JsonObject requireObject(String name) {
    return findObject(name).orElseThrow(() -> missing(name, "an object"));
  }

  public JsonArray requireArray(String name) {
    return findArray(name).orElseThrow(() -> missing(name, "an array"));
  }

  private <T extends Json> @Nullable T value(String name, Class<T> kind, String expected) {
    Json value = fields.get(name);
    if (value == null || value instanceof JsonNull) {
      return null;
    }
    if (!kind.isInstance(value)) {
      throw MaruException.invalid(name, value.kind(), expected);
    }
    return kind.cast(value);
  }

  private static MaruException missing(String name, String expected) {
    return MaruException.invalid(name, "missing", expected);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object && fields.equals(object.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return toText();
  }

  /// Collects fields. A `null` value leaves its field out.
  public static final class Builder {
    private Map<String, Json> fields;

    /// Whether an object that was built already stands on `fields`.
    private boolean shared;

    private Builder(Map<String, Json> fields) {
      this.fields = fields;
    }

    public Builder put(String name, @Nullable Json value) {
      if (value != null) {
        own().put(name, value);
      }
      return this;
    }

    public Builder put(String name, @Nullable String value) {
      return value == null ? this : put(name, Json.of(value));
    }

    public Builder put(String name, long value) {
      return put(name, Json.of(value));
    }

    public Builder put(String name, double value) {
      return put(name, Json.of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, Json.of(value));
    }

    public Builder putNull(String name) {
      return put(name, JsonNull.NULL);
    }

    public Builder remove(String name) {
      own().remove(name);
      return this;
    }

    /// The object so far; what is put afterwards does not change it.
    public JsonObject build() {
      if (fields.isEmpty()) {
        return EMPTY;
      }
      shared = true;
      return new JsonObject(Collections.unmodifiableMap(fields));
    }

    private Map<String, Json> own() {
      if (shared) {
        fields = new LinkedHashMap<>(fields);
        shared = false;
      }
      return fields;
    }
  }
}
