package chat.maru.messenger.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.People;
import chat.maru.messenger.Person;
import chat.maru.messenger.Room;
import chat.maru.messenger.Rooms;
import chat.maru.messenger.Wire;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `/api/rooms`: the caller's rooms.
public record RoomsApi(Rooms rooms, People people) {
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F-]{36}");

  public void addTo(Routes routes) {
    routes
        .post("/api/rooms", Access.USER, this::create)
        .get("/api/rooms", Access.USER, this::list)
        .get("/api/rooms/{room}", Access.USER, this::room)
        .patch("/api/rooms/{room}", Access.USER, this::rename)
        .put("/api/rooms/{room}/owner", Access.USER, this::transfer);
  }

  private Reply create(Request request) {
    JsonObject body = request.json();
    UserId by = Params.user(request);
    String kind = body.findString("kind").orElse("group");
    return switch (kind) {
      case "group" ->
          answer(
              201,
              by,
              rooms.create(by, body.requireString("name"), body.findBool("mate").orElse(true)));
      case "direct" -> {
        UserId with = requirePerson(body.requireString("with"));
        Optional<Room> there = rooms.findDirect(by, with);
        yield answer(there.isPresent() ? 200 : 201, by, rooms.direct(by, with));
      }
      default -> throw MaruException.invalid("kind", kind, "group or direct");
    };
  }

  private Reply answer(int status, UserId user, Room room) {
    return Reply.json(status, Wire.room(rooms.view(user, room.id())));
  }

  private UserId requirePerson(String with) {
    Optional<Person> person =
        UUID.matcher(with).matches() ? people.find(UserId.parse(with)) : people.findByName(with);
    return person
        .orElseThrow(() -> new MaruException(CommonError.NOT_FOUND, "There is no such user"))
        .user();
  }

  private Reply list(Request request) {
    UserId user = Params.user(request);
    rooms.mateRoom(user);
    return Reply.json(
        200, JsonObject.builder().put("rooms", Wire.array(rooms.views(user), Wire::room)).build());
  }

  private Reply room(Request request) {
    UserId user = Params.user(request);
    JsonObject room = Wire.room(rooms.view(user, Params.room(request)));
    List<Member> members =
        rooms.members(Params.room(request)).stream().filter(RoomsApi::isShown).toList();
    return Reply.json(
        200, room.toBuilder().put("members", Wire.array(members, Wire::member)).build());
  }

  /// Those who left stay in the list, because their words stay; imported people whose import was
  /// undone do not.
  private static boolean isShown(Member member) {
    return member.present() || member.kind() != MemberKind.IMPORTED;
  }

  private Reply rename(Request request) {
    UserId user = Params.user(request);
    rooms.rename(user, Params.room(request), request.json().requireString("name"));
    return Reply.json(200, Wire.room(rooms.view(user, Params.room(request))));
  }

  private Reply transfer(Request request) {
    rooms.transfer(
        Params.user(request),
        Params.room(request),
        MemberId.parse(request.json().requireString("member")));
    return Reply.noContent();
  }
}
