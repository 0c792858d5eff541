package chat.maru.messenger;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Marks as JSON: one shape in the database and, flattened into the message, on the wire.
public final class MarksJson {
  private MarksJson() {}

  /// For the database; empty when there is nothing.
  public static String text(Marks marks) {
    return marks.equals(Marks.NONE) ? "" : addTo(JsonObject.builder(), marks).build().toText();
  }

  /// Reads what [#text] wrote.
  public static Marks parse(String text) {
    if (text.isEmpty()) {
      return Marks.NONE;
    }
    JsonObject json = Json.parseObject(text);
    return new Marks(
        json.findArray("reactions").stream()
            .flatMap(all -> all.objects())
            .map(
                each ->
                    new Reaction(
                        each.requireString("emoji"), (int) each.requireLong("count"), false))
            .toList());
  }

  /// Adds the fields that say something.
  static JsonObject.Builder addTo(JsonObject.Builder out, Marks marks) {
    return out.put("reactions", reactions(marks));
  }

  private static @Nullable Json reactions(Marks marks) {
    return marks.reactions().isEmpty()
        ? null
        : Wire.array(
            marks.reactions(),
            each ->
                JsonObject.builder()
                    .put("emoji", each.emoji())
                    .put("count", each.count())
                    .put("mine", each.mine() ? Json.of(true) : null)
                    .build());
  }
}
