package chat.maru.base.json;

import chat.maru.base.MaruException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The elements of one array of a JSON document that is too large to be held: either the document
/// is the array, or it is an object that has the array as a field. Not thread-safe.
public final class JsonElements implements AutoCloseable {
  private final JsonParser parser;
  private final JsonObject before;
  private boolean open;
  private long line;

  private JsonElements(JsonParser parser, JsonObject before, boolean open) {
    this.parser = parser;
    this.before = before;
    this.open = open;
  }

  /// Reads up to the array. Takes `in`, and closes it with itself.
  ///
  /// @param field the array's name in the object; a document that is an array has none
  /// @throws MaruException `INVALID` if the document is broken before the array
  public static JsonElements open(InputStream in, String field) {
    JsonParser parser = JsonReader.parser(in);
    try {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        return new JsonElements(parser, JsonObject.EMPTY, true);
      }
      if (first != JsonToken.START_OBJECT) {
        throw MaruException.invalid("JSON", "something else", "an object or an array");
      }
      return within(parser, field);
    } catch (JacksonException e) {
      parser.close();
      throw JsonReader.invalid(e);
    } catch (RuntimeException e) {
      parser.close();
      throw e;
    }
  }

  private static JsonElements within(JsonParser parser, String field) {
    JsonObject.Builder before = JsonObject.builder();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken token = parser.nextToken();
      if (name.equals(field) && token == JsonToken.START_ARRAY) {
        return new JsonElements(parser, before.build(), true);
      }
      before.put(name, JsonReader.value(parser, token));
    }
    return new JsonElements(parser, before.build(), false);
  }

  /// The fields that stand before the array; all of them if it is not there.
  public JsonObject before() {
    return before;
  }

  /// Whether the document has the array, and it did not end yet.
  public boolean isOpen() {
    return open;
  }

  /// The line, from 1, on which the last element began.
  public long line() {
    return line;
  }

  /// The next element, or null at the array's end; what follows it is not read.
  ///
  /// @throws MaruException `INVALID` if the document breaks off or is broken; then the array has
  ///   ended
  public @Nullable Json next() {
    if (!open) {
      return null;
    }
    try {
      JsonToken token = parser.nextToken();
      line = parser.currentTokenLocation().getLineNr();
      if (token == JsonToken.END_ARRAY) {
        open = false;
        return null;
      }
      if (token == null) {
        open = false;
        throw MaruException.invalid("JSON", "an end inside an array", "valid JSON");
      }
      return JsonReader.value(parser, token);
    } catch (JacksonException e) {
      open = false;
      throw JsonReader.invalid(e);
    }
  }

  @Override
  public void close() {
    parser.close();
  }
}
