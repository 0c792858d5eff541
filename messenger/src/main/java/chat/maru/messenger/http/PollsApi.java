package chat.maru.messenger.http;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonNumber;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.PostResult;
import chat.maru.messenger.Wire;
import chat.maru.messenger.polls.NewPoll;
import chat.maru.messenger.polls.Polls;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Making polls, voting in them, ending them.
public record PollsApi(Polls polls, Messages messages) {
  public void addTo(Routes routes) {
    routes
        .post("/api/rooms/{room}/polls", Access.USER, this::post)
        .get("/api/rooms/{room}/polls/{id}/vote", Access.USER, this::mine)
        .put("/api/rooms/{room}/polls/{id}/vote", Access.USER, this::vote)
        .post("/api/rooms/{room}/polls/{id}/close", Access.USER, this::close);
  }

  private Reply post(Request request) {
    JsonObject body = request.json();
    PostResult result =
        polls.post(
            Params.user(request),
            Params.room(request),
            MessageId.parse(body.requireString("id")),
            new NewPoll(
                body.requireString("question"),
                body.requireArray("options")
                    .strings()
                    .map(text -> new NewPoll.Choice(text, null))
                    .toList(),
                body.findBool("multiple").orElse(false),
                body.findBool("anonymous").orElse(false),
                instant(body, "closesAt")));
    return Reply.json(result.fresh() ? 201 : 200, json(result.message()));
  }

  private Reply mine(Request request) {
    List<Integer> mine =
        polls.choices(Params.user(request), Params.room(request), Params.message(request));
    JsonArray choices = Wire.array(mine, choice -> Json.of((long) choice));
    return Reply.json(200, JsonObject.builder().put("choices", choices).build());
  }

  private Reply vote(Request request) {
    List<Integer> choices =
        request.json().requireArray("choices").values().stream().map(PollsApi::number).toList();
    return Reply.json(
        200,
        json(
            polls.vote(
                Params.user(request), Params.room(request), Params.message(request), choices)));
  }

  private Reply close(Request request) {
    return Reply.json(
        200,
        json(polls.close(Params.user(request), Params.room(request), Params.message(request))));
  }

  private JsonObject json(Message message) {
    return Wire.message(message, messages.unreadBy(message.room()).count(message));
  }

  private static int number(Json value) {
    if (value instanceof JsonNumber number && number.toLong().isPresent()) {
      return Math.toIntExact(Math.clamp(number.toLong().getAsLong(), -1, Integer.MAX_VALUE));
    }
    throw MaruException.invalid("choices", value.toText(), "whole numbers");
  }

  static @Nullable Instant instant(JsonObject body, String name) {
    try {
      return body.findString(name).map(Instant::parse).orElse(null);
    } catch (DateTimeParseException e) {
      throw MaruException.invalid(
          name,
          body.findString(name).orElse(""),
          "an instant in ISO 8601, such as 2027-01-31T18:00:00Z");
    }
  }
}
