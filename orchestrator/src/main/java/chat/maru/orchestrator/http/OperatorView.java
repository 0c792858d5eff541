package chat.maru.orchestrator.http;

import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.traffic.Grouping;
import chat.maru.orchestrator.traffic.Labels;
import chat.maru.orchestrator.traffic.Labels.RoomLabel;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Names of rooms, keys and users as one operator may see them: an id and what it is called, and of
/// a room that they are not in only its size.
final class OperatorView {
  private final Map<String, String> users;
  private final Map<String, String> keys;
  private final Map<String, RoomLabel> rooms;

  OperatorView(Map<String, String> users, Map<String, String> keys, Map<String, RoomLabel> rooms) {
    this.users = users;
    this.keys = keys;
    this.rooms = rooms;
  }

  /// Knows `ids`, which are all of one kind.
  static OperatorView of(Labels labels, UserId reader, Grouping by, Collection<String> ids) {
    return new OperatorView(
        by == Grouping.USER ? labels.users(ids) : Map.of(),
        by == Grouping.KEY ? labels.keys(ids) : Map.of(),
        by == Grouping.ROOM ? labels.rooms(reader, ids) : Map.of());
  }

  /// Knows what some receipts name.
  static OperatorView of(
      Labels labels, UserId reader, List<String> users, List<String> keys, List<String> rooms) {
    return new OperatorView(labels.users(users), labels.keys(keys), labels.rooms(reader, rooms));
  }

  /// `{name, id?, people?}`: models and providers are their own names; for the others the name is
  /// empty if there is none to tell.
  JsonObject.Builder named(Grouping by, String name) {
    return switch (by) {
      case ALL, MODEL, PROVIDER -> JsonObject.builder().put("name", name);
      case USER -> identified(name, users.getOrDefault(name, ""));
      case KEY -> identified(name, keys.getOrDefault(name, ""));
      case ROOM -> room(name);
    };
  }

  private JsonObject.Builder room(String id) {
    RoomLabel label = rooms.get(id);
    return label == null
        ? identified(id, "")
        : identified(id, label.name()).put("people", label.people());
  }

  private static JsonObject.Builder identified(String id, String name) {
    return JsonObject.builder().put("id", id).put("name", name);
  }
}
