package chat.maru.bridges.slack;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonElements;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.reading.Names;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is who in a workspace. People of other workspaces and guests may be missing; then a message
/// itself says who they are, or their id stands for them.
final class People {
  private final Map<String, String> names = new HashMap<>();
  private final Names unique = new Names();

  static People of(ExportFile file) {
    People people = new People();
    for (ExportFile.Part part : file.parts()) {
      if (part.name().endsWith(Slack.PEOPLE)) {
        people.read(part);
      }
    }
    return people;
  }

  private void read(ExportFile.Part part) {
    try (JsonElements users = JsonElements.open(part.bytes().open(), "users")) {
      for (Json user = users.next(); user != null; user = users.next()) {
        if (user instanceof JsonObject known) {
          known.findString("id").ifPresent(id -> names.put(id, name(known)));
        }
      }
    } catch (IOException e) {
      throw ImportError.IMPORT_IO.exception();
    }
  }

  private static String name(JsonObject user) {
    Optional<JsonObject> profile = user.findObject("profile");
    return profile
        .flatMap(p -> filled(p, "display_name"))
        .or(() -> profile.flatMap(p -> filled(p, "real_name")))
        .or(() -> filled(user, "real_name"))
        .or(() -> filled(user, "name"))
        .orElse("");
  }

  private static Optional<String> filled(JsonObject object, String field) {
    return object.findString(field).filter(text -> !text.isBlank());
  }

  /// The name of a speaker.
  ///
  /// @param profile what the message says of somebody who is not in the list
  String speaker(String id, @Nullable JsonObject profile) {
    String name = names.get(id);
    if (name == null && profile != null) {
      name = name(JsonObject.builder().put("profile", profile).build());
    }
    return unique.of(id, name == null ? "" : name);
  }

  /// The name behind a mention; the id where nobody knows it.
  String mentioned(String id) {
    return names.getOrDefault(id, id);
  }
}
