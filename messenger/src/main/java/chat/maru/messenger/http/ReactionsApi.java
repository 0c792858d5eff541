package chat.maru.messenger.http;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Wire;
import chat.maru.messenger.reactions.Reactions;

/// Emojis under messages.
public record ReactionsApi(Reactions reactions, Messages messages) {
  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/messages/{id}/reactions", Access.USER, this::list)
        .put("/api/rooms/{room}/messages/{id}/reactions/{emoji}", Access.USER, r -> set(r, true))
        .delete(
            "/api/rooms/{room}/messages/{id}/reactions/{emoji}", Access.USER, r -> set(r, false));
  }

  private Reply set(Request request, boolean on) {
    Message message =
        reactions.react(
            Params.user(request),
            Params.room(request),
            Params.message(request),
            request.pathParam("emoji"),
            on);
    Message seen = messages.seenBy(Viewer.person(Params.user(request)), message);
    return Reply.json(200, Wire.message(seen, messages.unreadBy(seen.room()).count(seen)));
  }

  private Reply list(Request request) {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "reactions",
                Wire.array(
                    reactions.list(
                        Params.user(request), Params.room(request), Params.message(request)),
                    ReactionsApi::given))
            .build());
  }

  private static Json given(Reactions.Given given) {
    return JsonObject.builder()
        .put("emoji", given.emoji())
        .put("count", given.count())
        .put("members", Wire.array(given.members(), member -> Json.of(member.value())))
        .build();
  }
}
