package chat.maru.messenger.http;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.MateStanding;
import chat.maru.messenger.Standings;
import chat.maru.messenger.Wire;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mate's standing in a room.
public record MateStandingApi(Standings standings) {
  public void addTo(Routes routes) {
    routes
        .get("/api/rooms/{room}/mate", Access.USER, this::standing)
        .put("/api/rooms/{room}/mate", Access.USER, this::change)
        .put("/api/rooms/{room}/mate/me", Access.USER, this::changeMine);
  }

  private Reply standing(Request request) {
    return Reply.json(200, Wire.standing(standings.of(Params.user(request), Params.room(request))));
  }

  private Reply change(Request request) {
    JsonObject body = request.json();
    return Reply.json(
        200,
        Wire.standing(
            standings.change(
                Params.user(request),
                Params.room(request),
                new Standings.Change(
                    body.findBool("present"),
                    constant(MateStanding.Speaks.class, body, "speaks"),
                    constant(MateStanding.DataClass.class, body, "dataClass"),
                    constant(MateStanding.Identifiers.class, body, "identifiers")))));
  }

  private Reply changeMine(Request request) {
    JsonObject body = request.json();
    return Reply.json(
        200,
        Wire.standing(
            standings.changeMine(
                Params.user(request),
                Params.room(request),
                body.findBool("hidden"),
                body.findBool("blind"))));
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Class<E> type, JsonObject body, String field) {
    Optional<String> text = body.findString(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text.get())) {
        return Optional.of(each);
      }
    }
    throw MaruException.invalid(
        field,
        text.get(),
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or ")));
  }
}
