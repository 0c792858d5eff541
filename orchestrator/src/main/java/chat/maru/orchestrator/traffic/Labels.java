package chat.maru.orchestrator.traffic;

import chat.maru.base.UserId;
import java.util.Collection;
import java.util.Map;

/// What ids are called on the operator's pages. An id without an entry is of something that is
/// gone.
public interface Labels {
  Map<String, String> users(Collection<String> ids);

  Map<String, String> keys(Collection<String> ids);

  /// @param reader whose eyes it is for: a room's name is its members' words
  Map<String, RoomLabel> rooms(UserId reader, Collection<String> ids);

  /// What an operator may know of a room.
  ///
  /// @param name empty unless the reader is in the room
  /// @param people how many are in it
  record RoomLabel(String name, int people) {}

  /// Knows nobody.
  Labels NONE =
      new Labels() {
        @Override
        public Map<String, String> users(Collection<String> ids) {
          return Map.of();
        }

        @Override
        public Map<String, String> keys(Collection<String> ids) {
          return Map.of();
        }

        @Override
        public Map<String, RoomLabel> rooms(UserId reader, Collection<String> ids) {
          return Map.of();
        }
      };
}
