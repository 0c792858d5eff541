package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.FixedAccounts;
import chat.maru.orchestrator.testing.ResponsesScript;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.orchestrator.testing.VendorFault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `/v1/responses` over a vendor that speaks it (`open`) and one that only chats (`a`).
@Timeout(60)
class ResponsesApiTest {
  private FakeVendor openAi;
  private FakeVendor chats;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    openAi = FakeVendor.start();
    chats = FakeVendor.start();
    maru =
        TestOrchestrator.start(
            TestOrchestrator.config(
                json(
                    """
                    {'providers':[
                      {'name':'openai','url':'%s','key':'sk-o','wires':['responses','chat'],
                       'models':[{'name':'open','upstream':'gpt-5-up','price':{'input':1,'output':2}}]},
                      {'name':'chats','url':'%s','key':'sk-c',
                       'models':[{'name':'a','upstream':'up-a','vision':true,'price':{'input':1,'output':2}}]}],
                     'timeouts':{'firstByte':'1s','stall':'1s'}}\
                    """
                        .formatted(openAi.url(), chats.url()))));
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    openAi.close();
    chats.close();
  }

  @Test
  void a_response_of_openai_passes_byte_for_byte_but_for_the_models_name() {
    String body =
        "{\"id\":\"resp_1\", \"zz\":[1.50],"
            + " \"status\":\"completed\",\"model\":\"gpt-5-up\",\"output\":"
            + "[{\"type\":\"tomorrow\",\"x\":\"\\ud55c\"}],\"usage\":{\"input_tokens\":1000,"
            + "\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":10}}";
    openAi.then(Script.raw(200, "application/json", body));
    String ask =
        "{\"model\":\"open\",\"input\":\"x\",\"tools\":[{\"type\":\"web_search\"}], \"t\" : 1.0}";
    TestClient.Answer answer =
        maru.server().as("mk-bob").header("OpenAI-Beta", "x=1").post("/v1/responses", ask);
    assertThat(answer.text()).isEqualTo(body.replace("gpt-5-up", "open"));
    assertThat(answer.header("x-maru-model")).contains("open");
    assertThat(new String(openAi.last().raw(), StandardCharsets.UTF_8))
        .isEqualTo(ask.replace("\"open\"", "\"gpt-5-up\""));
    assertThat(openAi.last().path()).isEqualTo("/v1/responses");
    assertThat(openAi.last().header("openai-beta")).contains("x=1");
    assertThat(
            client
                .get("/v1/receipts/" + answer.header("x-maru-receipt"))
                .json()
                .requireLong("costMicros"))
        .isEqualTo(1020);
  }

  @Test
  void a_stream_of_openai_passes_event_for_event_without_done() {
    openAi.then(ResponsesScript.says("안", "녕"));
    List<Told> events = stream("open", "");
    assertLife(events);
    assertThat(events.getLast().data().requireObject("response").requireString("model"))
        .isEqualTo("open");
    assertThat(text(events)).isEqualTo("안녕");
    assertThat(events.getLast().data().requireObject("response").requireObject("usage"))
        .isEqualTo(
            json(
                "{'input_tokens':20,'input_tokens_details':{'cached_tokens':8},'output_tokens':5,"
                    + "'output_tokens_details':{'reasoning_tokens':2},'total_tokens':25}"));
  }

  @Test
  void a_vendor_that_only_chats_answers_too() {
    chats.then(Script.says("안녕", "하세요"));
    JsonObject answer =
        post("a", "'instructions':'Be brief.','max_output_tokens':50,'metadata':{'k':'v'}");
    assertThat(answer.requireString("status")).isEqualTo("completed");
    assertThat(answer.requireString("model")).isEqualTo("a");
    assertThat(answer.requireString("instructions")).isEqualTo("Be brief.");
    assertThat(answer.requireObject("metadata")).isEqualTo(json("{'k':'v'}"));
    assertThat(answer.requireArray("output").toText()).contains("안녕하세요").contains("output_text");
    assertThat(chats.last().body().requireArray("messages").toText())
        .isEqualTo(
            json("{'m':[{'role':'system','content':'Be brief.'},{'role':'user','content':'x'}]}")
                .requireArray("m")
                .toText());
    assertThat(chats.last().path()).isEqualTo("/v1/chat/completions");
  }

  @Test
  void a_stream_of_a_vendor_that_only_chats_tells_the_life_of_its_items() {
    chats.then(Script.says("안", "녕 ", "👩🏻‍⚖️"));
    List<Told> events = stream("a", "");
    assertLife(events);
    assertThat(text(events)).isEqualTo("안녕 👩🏻‍⚖️");
    assertThat(events.getLast().name()).isEqualTo("response.completed");
  }

  @Test
  void fifty_fragments_of_a_call_come_one_by_one_from_either_vendor() { // G3
    List<String> fragments = new ArrayList<>(List.of("{\"a\":\""));
    IntStream.range(0, 48).forEach(i -> fragments.add("<" + i + ">"));
    fragments.add("\"}");
    openAi.then(ResponsesScript.calls("call_1", "f", fragments));
    chats.then(
        Script.callsTools(
            new Script.ToolCall("call_1", "f", "{\"a\":\"" + "12345".repeat(48) + "\"}")));
    for (String model : List.of("open", "a")) {
      List<Told> events = stream(model, "'tools':[{'type':'function','name':'f'}]");
      assertLife(events);
      List<String> deltas =
          events.stream()
              .filter(event -> event.name().equals("response.function_call_arguments.delta"))
              .map(event -> event.data().requireString("delta"))
              .toList();
      JsonObject call =
          (JsonObject)
              events.getLast().data().requireObject("response").requireArray("output").get(0);
      assertThat(deltas.size()).isGreaterThanOrEqualTo(50);
      assertThat(String.join("", deltas)).isEqualTo(call.requireString("arguments"));
      assertThat(call.requireString("call_id")).isEqualTo("call_1");
      assertThat(call.requireString("id")).isNotEqualTo("call_1");
    }
  }

  @Test
  void a_character_split_anywhere_stays_whole() { // G5
    String event =
        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
            + "\"sequence_number\":1,\"item_id\":\"m\",\"output_index\":0,\"content_index\":0,"
            + "\"delta\":\"안 👩🏻‍⚖️\"}\n\n";
    byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
    for (int at = 1; at < bytes.length; at += 7) {
      int cut = at;
      openAi.then(
          exchange -> {
            exchange.startStream();
            exchange.event(
                "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"id\":\"r\"}}");
            exchange.bytes(Arrays.copyOfRange(bytes, 0, cut));
            exchange.bytes(Arrays.copyOfRange(bytes, cut, bytes.length));
            exchange.event(
                "{\"type\":\"response.completed\",\"sequence_number\":2,\"response\":"
                    + "{\"id\":\"resp_1\",\"status\":\"completed\",\"output\":[]}}");
            exchange.endStream();
          });
      assertThat(text(stream("open", "'store':false"))).isEqualTo("안 👩🏻‍⚖️");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "a"})
  void a_stream_that_breaks_off_ends_in_a_numbered_failure(String model) { // G6
    openAi.then(ResponsesScript.breaksOff());
    chats.then(VendorFault.NO_FINISH);
    List<Told> events = stream(model, "");
    Told last = events.getLast();
    assertThat(last.name()).isIn("error", "response.failed");
    assertThat(last.data().toText())
        .contains("server_error")
        .contains("ended before its answer did");
    assertThat(last.data().requireLong("sequence_number")).isEqualTo(events.size() - 1);
  }

  @Test
  void a_response_that_openai_says_has_failed_is_told_as_an_error() {
    openAi.then(ResponsesScript.fails("rate_limit_exceeded", "Slow down"));
    Told last = stream("open", "").getLast();
    assertThat(last.name()).isEqualTo("error");
    assertThat(last.data().requireString("code")).isEqualTo("rate_limit_exceeded");
  }

  @Test
  void messages_in_short_are_listed_in_full() {
    chats.then(Script.says("one"));
    JsonObject ask =
        json(
            "{'model':'a','input':[{'role':'user','content':'x'},{'role':'assistant','content':'y'}]}");
    String id = client.post("/v1/responses", ask).json().requireString("id");
    JsonObject list = client.get("/v1/responses/" + id + "/input_items?order=asc").json();
    assertThat(list.requireArray("data").objects())
        .extracting(item -> item.toBuilder().remove("id").build())
        .containsExactly(
            json("{'role':'user','content':[{'type':'input_text','text':'x'}],'type':'message'}"),
            json(
                "{'role':'assistant','content':[{'type':'output_text','text':'y','annotations':[]}],"
                    + "'type':'message'}"));
  }

  @Test
  void a_request_without_a_model_or_input_is_the_vendors_to_judge() {
    openAi.always(
        exchange ->
            exchange.whole(
                200,
                "application/json",
                "{\"id\":\"resp_1\",\"object\":\"response\",\"model\":\"gpt-5-up\",\"output\":[]}"));
    TestClient.Answer answer =
        client.post("/v1/responses", json("{'prompt':{'id':'pmpt_1'},'store':false}"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(openAi.last().body().requireString("model")).isEqualTo("gpt-5-up");
    assertThat(openAi.last().body().has("input")).isFalse();
    assertThat(client.post("/v1/responses", json("{'model':'a'}")).text())
        .contains("input: missing");
  }

  @Test
  void a_response_goes_on_from_another_on_any_vendor() {
    openAi.then(ResponsesScript.reasons("gAAA", "Hana."), ResponsesScript.says("You are Hana."));
    chats.then(Script.says("Still Hana."));
    JsonObject first = post("open", "");
    JsonObject second =
        post(
            "open",
            "'previous_response_id':'" + first.requireString("id") + "','instructions':'i'");
    assertThat(second.requireString("previous_response_id")).isEqualTo(first.requireString("id"));
    JsonArray told = openAi.last().body().requireArray("input");
    assertThat(openAi.last().body().has("previous_response_id")).isFalse();
    assertThat(told.size()).isEqualTo(4);
    assertThat(told.get(0).toText()).contains("input_text").doesNotContain("_maru");
    assertThat(told.get(1)).isEqualTo(first.requireArray("output").get(0));
    assertThat(told.get(3))
        .isEqualTo(
            json("{'type':'message','role':'user','content':[{'type':'input_text','text':'x'}]}"));

    // The fake vendor gives every response one id, so this one goes on from the last.
    JsonObject third = post("a", "'previous_response_id':'" + second.requireString("id") + "'");
    assertThat(third.requireArray("output").toText()).contains("Still Hana.");
    assertThat(chats.last().body().requireArray("messages").toText()).contains("You are Hana.");
  }

  @Test
  void what_another_vendor_said_goes_to_openai_without_marus_ids() {
    chats.then(Script.callsTools(new Script.ToolCall("call_1", "f", "{}")));
    openAi.then(ResponsesScript.says("ok"));
    JsonObject first = post("a", "'tools':[{'type':'function','name':'f'}]");
    client.post(
        "/v1/responses",
        json(
            "{'model':'open','previous_response_id':'"
                + first.requireString("id")
                + "','input':[{'type':'function_call_output','call_id':'call_1','output':'42'}]}"));
    JsonArray told = openAi.last().body().requireArray("input");
    assertThat(told.get(1))
        .isEqualTo(
            json(
                "{'type':'function_call','status':'completed','call_id':'call_1','name':'f',"
                    + "'arguments':'{}'}"));
    assertThat(told.get(2).toText()).contains("42");
    assertThat(told.toText()).doesNotContain("_maru");
  }

  @Test
  void a_streamed_response_can_be_continued_as_soon_as_it_is_whole() {
    chats.then(Script.says("one"), Script.says("two"));
    String id = stream("a", "").getLast().data().requireObject("response").requireString("id");
    assertThat(post("a", "'previous_response_id':'" + id + "'").requireString("status"))
        .isEqualTo("completed");
    assertThat(chats.last().body().requireArray("messages").size()).isEqualTo(3);
  }

  @Test
  void a_kept_response_is_read_listed_and_deleted() {
    chats.then(Script.says("one"), Script.says("two"));
    JsonObject first = post("a", "");
    JsonObject second = post("a", "'previous_response_id':'" + first.requireString("id") + "'");
    String path = "/v1/responses/" + second.requireString("id");
    assertThat(client.get(path).json()).isEqualTo(second);
    JsonObject items = client.get(path + "/input_items?order=asc&limit=2").json();
    assertThat(items.requireArray("data").size()).isEqualTo(2);
    assertThat(items.requireBool("has_more")).isTrue();
    JsonObject rest =
        client.get(path + "/input_items?order=asc&after=" + items.requireString("last_id")).json();
    assertThat(rest.requireArray("data").size()).isEqualTo(1);
    assertThat(rest.requireBool("has_more")).isFalse();
    assertThat(client.get(path + "/input_items?limit=0").status()).isEqualTo(400);
    assertThat(client.delete(path).json())
        .isEqualTo(
            json("{'id':'" + second.requireString("id") + "','object':'response','deleted':true}"));
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(404);
  }

  @Test
  void another_keys_response_does_not_exist() {
    String id = post("a", "").requireString("id");
    TestClient carol = maru.server().as("mk-carol");
    assertThat(carol.get("/v1/responses/" + id).status()).isEqualTo(404);
    assertThat(carol.get("/v1/responses/" + id + "/input_items").status()).isEqualTo(404);
    assertThat(carol.delete("/v1/responses/" + id).status()).isEqualTo(404);
    JsonObject ask = json("{'model':'a','input':'x','previous_response_id':'" + id + "'}");
    TestClient.Answer refused = carol.post("/v1/responses", ask);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.json().requireObject("error").requireString("code"))
        .isEqualTo("previous_response_not_found");
    assertThat(refused.json().requireObject("error").requireString("param"))
        .isEqualTo("previous_response_id");
    assertThat(client.get("/v1/responses/" + id).status()).isEqualTo(200);
  }

  @Test
  void what_shall_not_be_stored_is_not_and_a_failed_response_cannot_be_continued() {
    String unstored = post("a", "'store':false").requireString("id");
    assertThat(client.get("/v1/responses/" + unstored).status()).isEqualTo(404);
    TestClient.Answer refused =
        client.post(
            "/v1/responses",
            json("{'model':'a','input':'x','previous_response_id':'" + unstored + "'}"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).contains("store: false");

    chats.then(VendorFault.NO_FINISH);
    String failed = stream("a", "").getLast().data().requireObject("response").requireString("id");
    TestClient.Answer after =
        client.post(
            "/v1/responses",
            json("{'model':'a','input':'x','previous_response_id':'" + failed + "'}"));
    assertThat(after.status()).isEqualTo(400);
    assertThat(after.text()).contains("has failed");
  }

  @Test
  void an_item_that_is_kept_may_be_named_and_another_may_not() {
    chats.then(Script.says("one"), Script.says("two"));
    JsonObject first = post("a", "");
    String item = ((JsonObject) first.requireArray("output").get(0)).requireString("id");
    client.post(
        "/v1/responses",
        json(
            "{'model':'a','input':[{'type':'item_reference','id':'"
                + item
                + "'},{'role':'user','content':'y'}]}"));
    assertThat(chats.last().body().requireArray("messages").toText())
        .contains("one")
        .contains("\"y\"");
    TestClient.Answer refused =
        client.post(
            "/v1/responses",
            json("{'model':'a','input':[{'type':'item_reference','id':'msg_unknown'}]}"));
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text()).contains("msg_unknown");
  }

  @Test
  void kept_words_go_with_their_key() {
    post("a", "");
    assertThat(kept()).isEqualTo(1);
    maru.database()
        .write(
            handle ->
                handle
                    .createUpdate("DELETE FROM api_keys WHERE id = :id")
                    .bind("id", FixedAccounts.key(FixedCallers.BOB))
                    .execute());
    assertThat(kept()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'background':true | background: true",
        "'conversation':'conv_1' | conversation: given",
        "'max_output_tokens':0 | max_output_tokens: 0",
        "'input':7 | input: number",
        "'input':['x'] | input[0]: string",
        "'tools':[{'type':'web_search'}] | tools[0] (web_search)",
        "'tomorrow':1 | tomorrow"
      })
  void what_cannot_be_done_is_refused_by_name(String field, String told) {
    JsonObject.Builder ask = json("{'model':'a','input':'x'}").toBuilder();
    json("{" + field + "}").fields().forEach(ask::put);
    TestClient.Answer answer = client.post("/v1/responses", ask.build());
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains(told);
    assertThat(chats.exchanges()).isEmpty();
  }

  @Test
  void the_shape_of_a_terminal_coding_client_is_accepted_on_any_vendor() {
    String ask =
        """
        {'model':'a','instructions':'You are a coding agent.','store':false,'stream':true,
         'include':['reasoning.encrypted_content'],'prompt_cache_key':'session-1',
         'parallel_tool_calls':false,'tool_choice':'auto','reasoning':{'effort':'medium','summary':'auto'},
         'text':{'verbosity':'medium'},'client_metadata':{'turn':'1'},
         'tools':[
          {'type':'function','name':'shell','description':'Runs a command','strict':false,'parameters':{'type':'object',
            'properties':{'command':{'type':'array','items':{'type':'string'}},'timeout_ms':{'type':'number'}},
            'required':['command'],'additionalProperties':false}},
          {'type':'function','name':'update_plan','strict':false,'parameters':{'type':'object','properties':{}}},
          {'type':'function','name':'view_image','strict':false,'parameters':{'type':'object',
            'properties':{'path':{'type':'string'}},'required':['path'],'additionalProperties':false}}],
         'input':[
          {'type':'message','role':'developer','content':[{'type':'input_text','text':'sandbox: on'}]},
          {'type':'message','role':'user','content':[{'type':'input_text','text':'list files'}]},
          {'type':'reasoning','summary':[{'type':'summary_text','text':'ls'}],'content':null,'encrypted_content':'gAAA'},
          {'type':'function_call','name':'shell','arguments':'{\\"command\\":[\\"ls\\"]}','call_id':'call_1'},
          {'type':'function_call_output','call_id':'call_1','output':'{\\"output\\":\\"a.txt\\"}'}]}\
        """;
    chats.then(Script.says("a.txt"));
    openAi.then(ResponsesScript.says("a.txt"));
    TestClient cli =
        maru.server()
            .as("mk-bob")
            .header("originator", "cli")
            .header("session_id", "s")
            .header("accept", "text/event-stream");
    for (String model : List.of("a", "open")) {
      TestClient.Answer answer =
          cli.post("/v1/responses", json(ask.replace("'model':'a'", "'model':'" + model + "'")));
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(text(Told.read(answer.text()))).isEqualTo("a.txt");
    }
    assertThat(chats.last().body().requireArray("tools").size()).isEqualTo(3);
    assertThat(openAi.last().body().toText()).contains("gAAA");
    assertThat(kept()).isZero();
  }

  private long kept() {
    return maru.database()
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT (SELECT COUNT(*) FROM stored_response)"
                            + " + 0 * (SELECT COUNT(*) FROM stored_item)")
                    .mapTo(Long.class)
                    .one());
  }

  private JsonObject post(String model, String more) {
    TestClient.Answer answer = client.post("/v1/responses", ask(model, more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<Told> stream(String model, String more) {
    JsonObject ask = ask(model, more).toBuilder().put("stream", true).build();
    TestClient.Answer answer = client.post("/v1/responses", ask);
    assertThat(answer.header("content-type")).contains("text/event-stream");
    assertThat(answer.text()).doesNotContain("[DONE]");
    return Told.read(answer.text());
  }

  private static JsonObject ask(String model, String more) {
    return json("{'model':'" + model + "','input':'x'" + (more.isEmpty() ? "" : ",") + more + "}");
  }

  private static String text(List<Told> events) {
    return String.join(
        "",
        events.stream()
            .filter(event -> event.name().equals("response.output_text.delta"))
            .map(event -> event.data().requireString("delta"))
            .toList());
  }

  private static void assertLife(List<Told> events) {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).data().requireLong("sequence_number")).isEqualTo(i);
      assertThat(events.get(i).data().requireString("type")).isEqualTo(events.get(i).name());
    }
    assertThat(events.stream().map(Told::name))
        .startsWith("response.created", "response.in_progress", "response.output_item.added")
        .endsWith("response.output_item.done", "response.completed");
  }

  /// An event as the client got it.
  private record Told(String name, JsonObject data) {
    static List<Told> read(String stream) {
      List<Told> events = new ArrayList<>();
      for (String frame : stream.split("\n\n", -1)) {
        if (frame.startsWith("event: ")) {
          String[] lines = frame.split("\n", 2);
          events.add(
              new Told(
                  lines[0].substring("event: ".length()),
                  Json.parseObject(lines[1].substring("data: ".length()))));
        }
      }
      return events;
    }
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
