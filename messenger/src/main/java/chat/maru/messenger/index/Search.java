package chat.maru.messenger.index;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Room;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.UnreadBy;
import chat.maru.messenger.Viewer;
import chat.maru.search.Hit;
import chat.maru.search.SearchIndex;
import chat.maru.search.SearchQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds words in the rooms of one user. The index gives ids only; every message is read again with
/// the user's rights, so what is stale, hidden or deleted drops out here.
public final class Search {
  private final SearchIndex index;
  private final Rooms rooms;
  private final Messages messages;

  public Search(SearchIndex index, Rooms rooms, Messages messages) {
    this.index = index;
    this.rooms = rooms;
    this.messages = messages;
  }

  /// The best `limit` messages with these words, in one room or in all of the user's.
  public List<FoundMessage> find(UserId user, String words, Optional<RoomId> room, int limit) {
    if (words.isBlank() || words.length() > 500) {
      throw MaruException.invalid("q", words.isBlank() ? "nothing" : "too much", "a few words");
    }
    List<Room> searched =
        room.map(id -> List.of(rooms.require(user, id))).orElseGet(() -> rooms.list(user));
    List<FoundMessage> found = new ArrayList<>();
    for (Room each : searched) {
      found.addAll(in(each, user, words, limit));
    }
    found.sort(
        Comparator.comparingDouble(FoundMessage::score)
            .reversed()
            .thenComparing(hit -> hit.message().at(), Comparator.reverseOrder()));
    return found.subList(0, Math.min(limit, found.size()));
  }

  private List<FoundMessage> in(Room room, UserId user, String words, int limit) {
    Viewer viewer = Viewer.person(user);
    SearchQuery query =
        SearchQuery.of(words, limit)
            .without(java.util.Set.of(), messages.visibility(room.id(), viewer).hiddenImports());
    List<Hit> hits = index.room(room.id()).search(query);
    List<MessageId> ids = hits.stream().map(Hit::id).toList();
    Map<MessageId, Message> read =
        messages.byIds(room.id(), viewer, ids).stream()
            .filter(message -> !message.deleted())
            .collect(Collectors.toMap(Message::id, Function.identity()));
    if (read.isEmpty()) {
      return List.of();
    }
    UnreadBy unreadBy = messages.unreadBy(room.id());
    List<FoundMessage> found = new ArrayList<>();
    for (Hit hit : hits) {
      Message message = read.get(hit.id());
      if (message != null) {
        found.add(new FoundMessage(room.name(), message, unreadBy.count(message), hit.score()));
      }
    }
    return found;
  }
}
