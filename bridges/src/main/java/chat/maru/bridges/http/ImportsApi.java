package chat.maru.bridges.http;

import chat.maru.base.MaruException;
import chat.maru.base.RoomId;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.Formats;
import chat.maru.bridges.files.ExportFiles;
import chat.maru.bridges.importing.ImportOrder;
import chat.maru.bridges.importing.Importer;
import chat.maru.bridges.importing.Preview;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.messenger.Audience;

/// `/api/rooms/{room}/imports`: an export file comes in as the raw body and is imported by a job.
///
/// `kind` is a messenger, or `auto` (default) to take the file as what it is; `audience` is `mine`
/// (default) or `room`; `timezone` is that of the phone that made the export, by default
/// Asia/Seoul; `name` is the file's name, and `chat` that of the chat in a zip of several;
/// `dryRun=true` answers with what the file holds and changes nothing.
public final class ImportsApi {
  /// The largest file: a chat of some ten million lines.
  public static final long MAX_BYTES = 1L << 30;

  private static final String PATH = "/api/rooms/{room}/imports";

  private final Importer importer;
  private final Formats formats;

  public ImportsApi(Importer importer, Formats formats) {
    this.importer = importer;
    this.formats = formats;
  }

  public void addTo(Routes routes) {
    routes
        .upload(PATH, Access.USER, MAX_BYTES, this::start)
        .get(PATH, Access.USER, this::list)
        .get(PATH + "/{id}", Access.USER, this::get)
        .delete(PATH + "/{id}", Access.USER, this::undo);
  }

  private Reply start(Request request) {
    // Whoever is not in the room is told so before anything about the order.
    importer.list(request.caller().user(), room(request));
    ImportOrder order = order(request);
    if (request.query("dryRun").filter("true"::equals).isPresent()) {
      return Reply.json(
          200,
          Preview.of(formats, order.kind(), request.file(), order.file(), order.zone()).json());
    }
    return Reply.json(202, RunJson.of(importer.start(order, request.file())));
  }

  private Reply list(Request request) {
    return Reply.json(
        200,
        JsonObject.builder()
            .put(
                "imports",
                new JsonArray(
                    importer.list(request.caller().user(), room(request)).stream()
                        .map(RunJson::of)
                        .toList()))
            .build());
  }

  private Reply get(Request request) {
    return Reply.json(
        200,
        RunJson.of(
            importer.require(request.caller().user(), room(request), request.pathParam("id"))));
  }

  private Reply undo(Request request) {
    return Reply.json(
        200,
        RunJson.of(importer.undo(request.caller().user(), room(request), request.pathParam("id"))));
  }

  private static ImportOrder order(Request request) {
    String file = request.query("name").filter(name -> !name.isBlank()).orElse("export");
    return new ImportOrder(
        request.caller().user(),
        room(request),
        request.query("kind").orElse(Formats.ANY),
        ExportFiles.name(file, request.query("chat").orElse(null)),
        Preview.zone(request.query("timezone").orElse("")),
        audience(request.query("audience").orElse("mine")));
  }

  private static Audience audience(String text) {
    return switch (text) {
      case "mine" -> Audience.MINE;
      case "room" -> Audience.ROOM;
      default -> throw MaruException.invalid("audience", text, "mine or room");
    };
  }

  private static RoomId room(Request request) {
    return RoomId.parse(request.pathParam("room"));
  }
}
