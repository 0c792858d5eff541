package chat.maru.orchestrator.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import chat.maru.orchestrator.Cancel;
import chat.maru.orchestrator.ChatRequest;
import chat.maru.orchestrator.Completion;
import chat.maru.orchestrator.Gateway;
import chat.maru.orchestrator.responses.StoredResponses;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// OpenAI's responses, answered by any model, and what is kept of them for the key that asked.
///
/// Words are of the same class as on the other `/v1` endpoints; those of a continued response are
/// looked at again.
public final class ResponsesApi {
  /// Pictures travel inside the request.
  private static final long MAX_BYTES = 32L << 20;

  private final Gateway gateway;
  private final StoredResponses stored;

  public ResponsesApi(Gateway gateway, StoredResponses stored) {
    this.gateway = gateway;
    this.stored = stored;
  }

  public void addTo(Routes routes) {
    routes
        .post("/v1/responses", Access.KEY, MAX_BYTES, this::create)
        .post("/v1/responses/compact", Access.KEY, MAX_BYTES, this::compact)
        .get("/v1/responses/{response}", Access.KEY, this::find)
        .delete("/v1/responses/{response}", Access.KEY, this::delete)
        .get("/v1/responses/{response}/input_items", Access.KEY, this::input);
  }

  private Reply create(Request http) {
    JsonObject sent = Json.parseObject(http.body());
    JsonObject asked = ResponsesRequest.check(sent);
    ChatRequest request = request(http, sent, asked);
    http.onClientGone(request.cancel()::cancel);
    ResponseTold told = new ResponseTold(stored, http.caller().credential(), asked);
    if (asked.findBool("stream").orElse(false)) {
      return Reply.sse(out -> new ResponseStream(told, out).write(gateway.open(request)));
    }
    Completion answer = gateway.complete(request);
    return Reply.bytes(200, "application/json", told.whole(answer.raw(), answer.json()))
        .header("x-maru-model", answer.model().name())
        .header("x-maru-receipt", answer.receipt().id());
  }

  /// Says in words what is not there; without it the path would be taken for a response's.
  private Reply compact(Request http) {
    throw new MaruException(
        CommonError.NOT_FOUND, "Responses are not compacted here: send the items that shall stay");
  }

  private Reply find(Request http) {
    if (http.query("stream").filter("true"::equals).isPresent()) {
      throw new MaruException(
          CommonError.INVALID, "stream: true (expected: false; a kept response is read whole)");
    }
    return Reply.json(200, stored.require(key(http), http.pathParam("response")).body());
  }

  private Reply delete(Request http) {
    String id = http.pathParam("response");
    stored.delete(key(http), id);
    return Reply.json(
        200,
        JsonObject.builder().put("id", id).put("object", "response").put("deleted", true).build());
  }

  private Reply input(Request http) {
    List<Json> items = new ArrayList<>(stored.input(key(http), http.pathParam("response")));
    if (!http.query("order").orElse("desc").equals("asc")) {
      Collections.reverse(items);
    }
    List<Json> rest = after(items, http.query("after").orElse(""));
    List<Json> page = rest.subList(0, Math.min(limit(http), rest.size()));
    return Reply.json(
        200,
        JsonObject.builder()
            .put("object", "list")
            .put("data", new JsonArray(page))
            .put("first_id", page.isEmpty() ? null : id(page.getFirst()))
            .put("last_id", page.isEmpty() ? null : id(page.getLast()))
            .put("has_more", page.size() < rest.size())
            .build());
  }

  private static List<Json> after(List<Json> items, String last) {
    for (int i = 0; !last.isEmpty() && i < items.size(); i++) {
      if (id(items.get(i)).equals(last)) {
        return items.subList(i + 1, items.size());
      }
    }
    if (!last.isEmpty()) {
      throw MaruException.invalid("after", last, "the id of an item of this response");
    }
    return items;
  }

  private static int limit(Request http) {
    String given = http.query("limit").orElse("20");
    int limit = given.matches("\\d{1,3}") ? Integer.parseInt(given) : 0;
    if (limit < 1 || limit > 100) {
      throw MaruException.invalid("limit", given, "from 1 to 100");
    }
    return limit;
  }

  private static String id(Json item) {
    return item instanceof JsonObject object ? object.findString("id").orElse("") : "";
  }

  private ChatRequest request(Request http, JsonObject sent, JsonObject asked) {
    Caller caller = http.caller();
    JsonObject body = stored.expanded(caller.credential(), asked);
    Map<String, String> headers =
        http.header("openai-beta").map(beta -> Map.of("openai-beta", beta)).orElse(Map.of());
    ChatRequest request =
        ChatRequest.of(body, Origins.of(http), Choices.dataClass(http), http.deadline())
            .discretion(Choices.discretion(http));
    // Only what the client said itself passes as it came.
    return (body.equals(sent) ? request.raw(http.body()) : request)
        .wire(Wire.RESPONSES, headers)
        .cancel(new Cancel());
  }

  private static String key(Request http) {
    return http.caller().credential();
  }
}
