package chat.maru.messenger.http;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Page;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.RoomPolicy;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Wire;
import chat.maru.messenger.acts.Forwards;
import chat.maru.messenger.acts.Hiding;
import chat.maru.messenger.acts.Pins;
import chat.maru.messenger.acts.Policies;
import java.util.Arrays;
import java.util.Optional;

/// What one does with a message besides saying it: pin, hide for oneself, forward, follow its
/// thread.
public record MessageActsApi(
    Messages messages, Pins pins, Hiding hiding, Forwards forwards, Policies policies) {
  private static final String MESSAGE = "/api/rooms/{room}/messages/{id}";
  private static final int THREAD = 100;
  private static final int LONGEST_THREAD = 500;

  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/pins", Access.USER, this::pinned)
        .put(MESSAGE + "/pin", Access.USER, request -> pin(request, true))
        .delete(MESSAGE + "/pin", Access.USER, request -> pin(request, false))
        .put(MESSAGE + "/hidden", Access.USER, this::hide)
        .delete(MESSAGE + "/hidden", Access.USER, this::show)
        .post(MESSAGE + "/forward", Access.USER, this::forward)
        .get(MESSAGE + "/thread", Access.USER, this::thread)
        .put("/api/rooms/{room}/policy", Access.USER, this::policy);
  }

  private Reply pinned(Request request) {
    RoomId room = Params.room(request);
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "messages",
                Wire.array(
                    pins.list(Params.user(request), room), message -> json(request, message)))
            .build());
  }

  private Reply pin(Request request, boolean on) {
    return Reply.json(
        200,
        json(
            request,
            pins.pin(Params.user(request), Params.room(request), Params.message(request), on)));
  }

  private Reply hide(Request request) {
    hiding.hide(Params.user(request), Params.room(request), Params.message(request));
    return Reply.noContent();
  }

  private Reply show(Request request) {
    hiding.show(Params.user(request), Params.room(request), Params.message(request));
    return Reply.noContent();
  }

  private Reply forward(Request request) {
    // Whoever does not see the message learns nothing of what a right body would be.
    messages.find(
        Params.room(request), Viewer.person(Params.user(request)), Params.message(request));
    JsonObject body = request.json();
    PostResult result =
        forwards.forward(
            Params.user(request),
            Params.room(request),
            Params.message(request),
            RoomId.parse(body.requireString("to")),
            MessageId.parse(body.requireString("id")));
    return Reply.json(result.fresh() ? 201 : 200, json(request, result.message()));
  }

  private Reply thread(Request request) {
    RoomId room = Params.room(request);
    Page page =
        messages.thread(
            room,
            Viewer.person(Params.user(request)),
            Params.message(request),
            Params.limit(request, THREAD, LONGEST_THREAD));
    return Reply.json(200, Wire.page(page, messages.unreadBy(room)::count));
  }

  private Reply policy(Request request) {
    JsonObject body = request.json();
    return Reply.json(
        200,
        Wire.policy(
            policies.change(
                Params.user(request),
                Params.room(request),
                who(body, "mentionAll"),
                who(body, "pinning"))));
  }

  private static Optional<RoomPolicy.Who> who(JsonObject body, String field) {
    return body.findString(field)
        .map(
            code ->
                Arrays.stream(RoomPolicy.Who.values())
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> MaruException.invalid(field, code, "everyone or owner")));
  }

  private JsonObject json(Request request, Message message) {
    Message seen = messages.seenBy(Viewer.person(Params.user(request)), message);
    return Wire.message(seen, messages.unreadBy(message.room()).count(seen));
  }
}
