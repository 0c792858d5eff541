package chat.maru.messenger.http;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.RoomEvents;
import chat.maru.messenger.UserEvent;
import chat.maru.messenger.UserEvents;
import chat.maru.messenger.Wire;
import java.util.List;

/// The logs, for clients that have missed something.
public record EventsApi(RoomEvents roomEvents, UserEvents userEvents) {
  private static final int PAGE = 200;
  private static final int LONGEST_PAGE = 1_000;

  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/events", Access.USER, this::ofRoom)
        .get("/api/events", Access.USER, this::ofUser);
  }

  private Reply ofRoom(Request request) {
    long after = Params.after(request);
    List<RoomEvent> events =
        roomEvents.list(
            Params.user(request),
            Params.room(request),
            after,
            Params.limit(request, PAGE, LONGEST_PAGE));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("events", Wire.array(events, Wire::event))
            .put("next", events.isEmpty() ? after : events.getLast().seq())
            .build());
  }

  private Reply ofUser(Request request) {
    long after = Params.after(request);
    List<UserEvent> events =
        userEvents.list(Params.user(request), after, Params.limit(request, PAGE, LONGEST_PAGE));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("events", Wire.array(events, Wire::userEvent))
            .put("next", events.isEmpty() ? after : events.getLast().seq())
            .build());
  }
}
