package chat.maru.messenger.http;

import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Claims;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Wire;

/// Members leave, are removed, and claim to be imported people.
public record MembersApi(Rooms rooms, Claims claims) {
  public void addTo(Routes routes) {
    routes
        .delete("/api/rooms/{room}/members/{member}", Access.USER, this::remove)
        .post("/api/rooms/{room}/members/{member}/claim", Access.USER, this::claim)
        .get("/api/rooms/{room}/claims", Access.USER, this::claims)
        .post("/api/rooms/{room}/claims/{id}", Access.USER, this::decide);
  }

  private Reply remove(Request request) {
    UserId user = Params.user(request);
    if (request.pathParam("member").equals("me")) {
      rooms.leave(user, Params.room(request));
    } else {
      rooms.remove(user, Params.room(request), Params.member(request));
    }
    return Reply.noContent();
  }

  private Reply claim(Request request) {
    return Reply.json(
        202,
        Wire.claim(
            claims.claim(Params.user(request), Params.room(request), Params.member(request))));
  }

  private Reply claims(Request request) {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "claims",
                Wire.array(claims.list(Params.user(request), Params.room(request)), Wire::claim))
            .build());
  }

  private Reply decide(Request request) {
    return Reply.json(
        200,
        Wire.claim(
            claims.decide(
                Params.user(request),
                Params.room(request),
                request.pathParam("id"),
                request.json().requireBool("accept"))));
  }
}
