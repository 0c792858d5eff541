package chat.maru.orchestrator.testing;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What OpenAI does with a request for a response, event by event
/// (platform.openai.com/docs/api-reference/responses-streaming).
public final class ResponsesScript {
  private static final String ID = "resp_0a1b2c";

  private ResponsesScript() {}

  /// Answers with these tokens, streamed or whole as the request asks.
  public static Script says(String... tokens) {
    return exchange -> {
      String text = String.join("", tokens);
      JsonObject item =
          json(
              "{'id':'msg_0a','type':'message','status':'completed','role':'assistant','content':["
                  + part(text)
                  + "]}");
      if (!exchange.stream()) {
        whole(exchange, item);
        return;
      }
      List<JsonObject> events = begin(exchange, item, "'content':[]");
      String place = "'item_id':'msg_0a','output_index':0,'content_index':0";
      events.add(
          json("{'type':'response.content_part.added'," + place + ",'part':" + part("") + "}"));
      for (String token : tokens) {
        events.add(
            json("{'type':'response.output_text.delta'," + place + ",'delta':'','logprobs':[]}")
                .toBuilder()
                .put("delta", token)
                .build());
      }
      events.add(
          json("{'type':'response.output_text.done'," + place + ",'text':'','logprobs':[]}")
              .toBuilder()
              .put("text", text)
              .build());
      events.add(
          json("{'type':'response.content_part.done'," + place + ",'part':" + part(text) + "}"));
      end(exchange, events, item, "completed");
    };
  }

  /// Asks for one tool, its arguments in `fragments` pieces; the id stands on the item alone.
  public static Script calls(String callId, String name, List<String> fragments) {
    return exchange -> {
      JsonObject item =
          json(
                  "{'id':'fc_0a','type':'function_call','status':'completed','call_id':'"
                      + callId
                      + "','name':'"
                      + name
                      + "'}")
              .toBuilder()
              .put("arguments", String.join("", fragments))
              .build();
      if (!exchange.stream()) {
        whole(exchange, item);
        return;
      }
      List<JsonObject> events = begin(exchange, item, "'arguments':''");
      for (String fragment : fragments) {
        events.add(
            json(
                    "{'type':'response.function_call_arguments.delta','item_id':'fc_0a','output_index':0}")
                .toBuilder()
                .put("delta", fragment)
                .build());
      }
      events.add(
          json(
                  "{'type':'response.function_call_arguments.done','item_id':'fc_0a','output_index':0}")
              .toBuilder()
              .put("arguments", String.join("", fragments))
              .build());
      end(exchange, events, item, "completed");
    };
  }

  /// Thinks, shows a proof of it, and answers.
  public static Script reasons(String encrypted, String text) {
    return exchange -> {
      JsonObject thought =
          json(
              "{'id':'rs_0a','type':'reasoning','summary':[],'encrypted_content':'"
                  + encrypted
                  + "'}");
      JsonObject item =
          json(
              "{'id':'msg_0a','type':'message','status':'completed','role':'assistant','content':["
                  + part(text)
                  + "]}");
      whole(exchange, thought, item);
    };
  }

  /// Breaks off after two tokens.
  public static Script breaksOff() {
    return exchange -> {
      exchange.startStream();
      JsonObject item = json("{'id':'msg_0a','type':'message','role':'assistant'}");
      List<JsonObject> events = begin(exchange, item, "'content':[]");
      events.add(delta("one "));
      events.add(delta("two "));
      send(exchange, events);
      exchange.endStream();
    };
  }

  /// Reports a failure of its own after two tokens.
  public static Script fails(String code, String message) {
    return exchange -> {
      exchange.startStream();
      JsonObject item = json("{'id':'msg_0a','type':'message','role':'assistant'}");
      List<JsonObject> events = begin(exchange, item, "'content':[]");
      events.add(delta("one "));
      events.add(delta("two "));
      JsonObject error = JsonObject.builder().put("code", code).put("message", message).build();
      events.add(
          JsonObject.builder()
              .put("type", "response.failed")
              .put("response", response(exchange, "failed").put("error", error).build())
              .build());
      send(exchange, events);
      exchange.endStream();
    };
  }

  private static void whole(Exchange exchange, JsonObject... items) throws IOException {
    exchange.whole(
        200,
        "application/json",
        response(exchange, "completed", items).put("usage", usage()).build().toText());
  }

  private static List<JsonObject> begin(Exchange exchange, JsonObject item, String empty) {
    List<JsonObject> events = new ArrayList<>();
    for (String type : List.of("response.created", "response.in_progress")) {
      events.add(
          JsonObject.builder()
              .put("type", type)
              .put("response", response(exchange, "in_progress").build())
              .build());
    }
    JsonObject.Builder added = item.toBuilder().put("status", "in_progress");
    json("{" + empty + "}").fields().forEach(added::put);
    events.add(
        JsonObject.builder()
            .put("type", "response.output_item.added")
            .put("output_index", 0)
            .put("item", added.build())
            .build());
    return events;
  }

  private static void end(
      Exchange exchange, List<JsonObject> events, JsonObject item, String status)
      throws IOException {
    events.add(
        JsonObject.builder()
            .put("type", "response.output_item.done")
            .put("output_index", 0)
            .put("item", item)
            .build());
    events.add(
        JsonObject.builder()
            .put("type", "response." + status)
            .put("response", response(exchange, status, item).put("usage", usage()).build())
            .build());
    exchange.startStream();
    send(exchange, events);
    exchange.endStream();
  }

  private static void send(Exchange exchange, List<JsonObject> events) throws IOException {
    for (int i = 0; i < events.size(); i++) {
      JsonObject numbered = events.get(i).toBuilder().put("sequence_number", i).build();
      String name = numbered.requireString("type");
      exchange.bytes(
          ("event: " + name + "\ndata: " + numbered.toText() + "\n\n")
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JsonObject.Builder response(
      Exchange exchange, String status, JsonObject... items) {
    List<Json> output = List.of(items);
    return JsonObject.builder()
        .put("id", ID)
        .put("object", "response")
        .put("created_at", 1_764_000_000L)
        .put("status", status)
        .putNull("error")
        .putNull("incomplete_details")
        .putNull("instructions")
        .put("model", exchange.body().findString("model").orElse(""))
        .put("output", new JsonArray(output))
        .put("parallel_tool_calls", true)
        .putNull("previous_response_id")
        .put("store", exchange.body().findBool("store").orElse(true))
        .put("temperature", 1)
        .put("tool_choice", "auto")
        .put("tools", JsonArray.EMPTY)
        .put("top_p", 1)
        .put("truncation", "disabled")
        .put("metadata", JsonObject.EMPTY);
  }

  private static JsonObject delta(String words) {
    return json(
            "{'type':'response.output_text.delta','item_id':'msg_0a','output_index':0,"
                + "'content_index':0,'logprobs':[]}")
        .toBuilder()
        .put("delta", words)
        .build();
  }

  private static String part(String text) {
    return "{'type':'output_text','text':"
        + Json.of(text).toText()
        + ",'annotations':[],'logprobs':[]}";
  }

  private static JsonObject usage() {
    return json(
        "{'input_tokens':20,'input_tokens_details':{'cached_tokens':8},'output_tokens':5,"
            + "'output_tokens_details':{'reasoning_tokens':2},'total_tokens':25}");
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
