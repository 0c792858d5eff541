package chat.maru.messenger.http;

import chat.maru.base.MaruException;
import chat.maru.base.UserId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Invite;
import chat.maru.messenger.Invites;
import chat.maru.messenger.Room;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// Links into rooms.
public record InvitesApi(Invites invites, Rooms rooms) {
  private static final long LONGEST_HOURS = 720;
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  public void addTo(Routes routes) {
    routes
        .post("/api/rooms/{room}/invites", Access.USER, this::create)
        .get("/api/rooms/{room}/invites", Access.USER, this::list)
        .delete("/api/rooms/{room}/invites/{code}", Access.USER, this::revoke)
        .get("/api/invites/{code}", Access.PUBLIC, this::preview)
        .post("/api/invites/{code}", Access.USER, this::join);
  }

  private Reply create(Request request) {
    JsonObject body = request.body().length == 0 ? JsonObject.EMPTY : request.json();
    long hours = body.findLong("expiresInHours").orElse(Invites.DEFAULT_LIFE.toHours());
    if (hours < 1 || hours > LONGEST_HOURS) {
      throw MaruException.invalid("expiresInHours", Long.toString(hours), "1 to " + LONGEST_HOURS);
    }
    Invite invite =
        invites.create(
            Params.user(request),
            Params.room(request),
            Duration.ofHours(hours),
            Invites.DEFAULT_USES);
    return Reply.json(201, invite(request, invite));
  }

  private Reply list(Request request) {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "invites",
                Wire.array(
                    invites.list(Params.user(request), Params.room(request)),
                    each -> invite(request, each)))
            .build());
  }

  private Reply revoke(Request request) {
    invites.revoke(Params.user(request), Params.room(request), request.pathParam("code"));
    return Reply.noContent();
  }

  private Reply preview(Request request) {
    Invites.Preview preview = invites.preview(request.pathParam("code"));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("room", JsonObject.builder().put("name", preview.roomName()).build())
            .put("inviter", preview.inviter())
            .put("expiresAt", Wire.time(preview.invite().expiresAt()))
            .build());
  }

  private Reply join(Request request) {
    UserId user = Params.user(request);
    Room room = invites.join(user, request.pathParam("code"));
    return Reply.json(200, Wire.room(rooms.view(user, room.id())));
  }

  private static Json invite(Request request, Invite invite) {
    URI server = request.publicUrl();
    return JsonObject.builder()
        .put("code", invite.code())
        .put("url", server.resolve("/invite/" + invite.code()).toString())
        .put("expiresAt", Wire.time(invite.expiresAt()))
        .put("reachable", !LOCAL.contains(String.valueOf(server.getHost())))
        .put("by", invite.by().value())
        .put("createdAt", Wire.time(invite.createdAt()))
        .build();
  }
}
