package chat.maru.server.wiring;

import chat.maru.accounts.ApiKey;
import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.User;
import chat.maru.accounts.Users;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Room;
import chat.maru.messenger.Rooms;
import chat.maru.orchestrator.traffic.Labels;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the house calls its people, keys and rooms.
record HouseLabels(Users accounts, ApiKeys apiKeys, Rooms rooms) implements Labels {
  @Override
  public Map<String, String> users(Collection<String> ids) {
    return accounts.findAll(ids.stream().map(UserId::parse).toList()).stream()
        .collect(Collectors.toMap(user -> user.id().value(), User::displayName));
  }

  @Override
  public Map<String, String> keys(Collection<String> ids) {
    return ids.stream()
        .map(apiKeys::find)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(ApiKey::id, ApiKey::name));
  }

  /// The reader's own rooms by their names, others by their size.
  @Override
  public Map<String, RoomLabel> rooms(UserId reader, Collection<String> ids) {
    Map<String, String> own =
        rooms.list(reader).stream()
            .collect(Collectors.toMap(room -> room.id().value(), Room::name));
    return ids.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                id -> new RoomLabel(own.getOrDefault(id, ""), people(RoomId.parse(id)))));
  }

  private int people(RoomId room) {
    return (int)
        rooms.members(room).stream()
            .filter(member -> member.kind() == MemberKind.HUMAN && member.present())
            .count();
  }
}
