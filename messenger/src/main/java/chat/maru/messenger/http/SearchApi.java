package chat.maru.messenger.http;

import chat.maru.base.RoomId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Wire;
import chat.maru.messenger.index.FoundMessage;
import chat.maru.messenger.index.Search;
import java.util.List;

/// `/api/search`: words in the caller's rooms.
public record SearchApi(Search search) {
  private static final int HITS = 20;
  private static final int MOST_HITS = 100;

  public void addTo(Routes routes) {
    routes.get("/api/search", Access.USER, this::search);
  }

  private Reply search(Request request) {
    int limit = Params.limit(request, HITS, MOST_HITS);
    List<FoundMessage> found =
        search.find(
            Params.user(request),
            request.query("q").orElse(""),
            request.query("room").map(RoomId::parse),
            limit + 1);
    return Reply.json(
        200,
        JsonObject.builder()
            .put("hits", Wire.array(found.stream().limit(limit).toList(), SearchApi::hit))
            .put("more", found.size() > limit)
            .build());
  }

  private static Json hit(FoundMessage found) {
    return JsonObject.builder()
        .put("room", found.message().room().value())
        .put("roomName", found.roomName())
        .put("message", Wire.message(found.message(), found.unreadBy()))
        .put("score", found.score())
        .build();
  }
}
