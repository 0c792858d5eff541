package chat.maru.orchestrator.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.Exchange;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Gemini's own wire, asked by clients of other wires.
@Timeout(60)
class GeminiProviderTest {
  private static final String TOOLS =
      "'tools':[{'type':'function','function':{'name':'weather','parameters':{'type':'object'}}}]";

  private FakeVendor vendor;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start();
    maru =
        TestOrchestrator.start(
            TestOrchestrator.config(
                json(
                    """
                    {'providers':[{'name':'google','kind':'gemini','url':'%s','key':'AIza-1',
                       'models':[{'name':'g','upstream':'gemini-3-pro','price':{'input':1,'output':2},'vision':true},
                         {'name':'g2','upstream':'gemini-2.5-flash','price':{'input':1,'output':2}}]}],
                     'timeouts':{'firstByte':'1s','stall':'1s'}}\
                    """
                        .formatted(vendor.url().replace("/v1", "/v1beta")))));
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    vendor.close();
  }

  @Test
  void a_whole_answer_comes_in_the_clients_words_and_is_paid_with_its_thoughts() {
    vendor.then(
        Script.raw(
            200,
            "application/json",
            text(
                """
                {'candidates':[{'content':{'role':'model','parts':[{'text':'안녕'}]},'finishReason':'STOP','index':0}],
                 'usageMetadata':{'promptTokenCount':1000,'candidatesTokenCount':10,'thoughtsTokenCount':90,
                   'totalTokenCount':1100},'modelVersion':'gemini-3-pro','responseId':'r1'}\
                """)));
    TestClient.Answer answer = chat("g", "'max_tokens':50,'reasoning_effort':'low'");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().requireString("model")).isEqualTo("g");
    assertThat(answer.text()).contains("안녕").contains("\"finish_reason\":\"stop\"");
    assertThat(answer.json().requireObject("usage").requireLong("completion_tokens"))
        .isEqualTo(100);
    Exchange asked = vendor.last();
    assertThat(asked.path()).isEqualTo("/v1beta/models/gemini-3-pro:generateContent");
    assertThat(asked.header("x-goog-api-key")).contains("AIza-1");
    assertThat(asked.header("authorization")).isEmpty();
    assertThat(asked.body())
        .isEqualTo(
            json(
                """
                {'contents':[{'role':'user','parts':[{'text':'x'}]}],
                 'generationConfig':{'maxOutputTokens':50,
                   'thinkingConfig':{'thinkingLevel':'LOW','includeThoughts':true}}}\
                """));
    assertThat(
            client
                .get("/v1/receipts/" + answer.header("x-maru-receipt"))
                .json()
                .requireLong("costMicros"))
        .isEqualTo(1200);
  }

  @Test
  void models_before_the_third_generation_are_told_a_budget() {
    vendor.then(exchange -> stream(exchange, says("ok", true)));
    chat("g2", "'reasoning_effort':'high','stream':true");
    assertThat(vendor.last().path())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    assertThat(vendor.last().body().requireObject("generationConfig").toText())
        .contains("\"thinkingBudget\":24576")
        .doesNotContain("thinkingLevel");
  }

  @Test
  void a_stream_comes_piece_by_piece_in_the_clients_words() {
    vendor.then(exchange -> stream(exchange, says("안", false), says("녕", false), says("", true)));
    TestClient.Answer answer = chat("g", "'stream':true");
    assertThat(answer.text())
        .contains("\"content\":\"안\"")
        .contains("\"content\":\"녕\"")
        .contains("\"model\":\"g\"")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void a_character_split_anywhere_stays_whole() { // G5
    byte[] bytes = frame(says("안 👩🏻‍⚖️", true)).getBytes(StandardCharsets.UTF_8);
    for (int at = 1; at < bytes.length; at += 9) {
      int cut = at;
      vendor.then(
          exchange -> {
            exchange.startStream();
            exchange.bytes(Arrays.copyOfRange(bytes, 0, cut));
            exchange.bytes(Arrays.copyOfRange(bytes, cut, bytes.length));
            exchange.endStream();
          });
      assertThat(chat("g", "'stream':true").text()).contains("안 👩🏻‍⚖️");
    }
  }

  @Test
  void a_stream_that_ends_without_a_reason_is_no_short_answer() {
    vendor.then(exchange -> stream(exchange, says("half", false)));
    assertThat(chat("g", "'stream':true").text())
        .contains("half")
        .contains("ended before its answer did")
        .doesNotContain("[DONE]");
  }

  @Test
  void a_signature_that_the_client_cannot_carry_comes_back_by_the_calls_id() {
    String calls =
        """
        {'candidates':[{'content':{'role':'model','parts':[
            {'functionCall':{'name':'weather','args':{'city':'서울'}},'thoughtSignature':'Sig1'},
            {'functionCall':{'id':'v2','name':'weather','args':{}}}]},'finishReason':'STOP','index':0}],
         'modelVersion':'gemini-3-pro'}\
        """;
    for (boolean streamed : new boolean[] {false, true}) {
      vendor.then(
          streamed
              ? exchange -> stream(exchange, text(calls))
              : Script.raw(200, "application/json", text(calls)),
          exchange -> exchange.whole(200, "application/json", says("맑음", true)));
      TestClient.Answer answer = chat("g", TOOLS + (streamed ? ",'stream':true" : ""));
      String id = answer.text().replaceFirst("(?s).*?\"id\":\"(call_[^\"]+)\".*", "$1");
      assertThat(id).startsWith("call_").doesNotContain(" ");
      TestClient.Answer next = chatAfterCalls("g", id, "v2");
      assertThat(next.status()).as(next.text()).isEqualTo(200);
      JsonArray contents = vendor.last().body().requireArray("contents");
      assertThat(((JsonObject) contents.get(1)).requireArray("parts"))
          .isEqualTo(
              json("{'p':[{'functionCall':{'id':'%s','name':'weather','args':{}},'thoughtSignature':'Sig1'},"
                          .formatted(id)
                      + "{'functionCall':{'id':'v2','name':'weather','args':{}}}]}")
                  .requireArray("p"));
      assertThat(contents.get(2).toText()).contains("\"id\":\"" + id + "\"").contains("weather");
    }
  }

  @Test
  void calls_of_another_model_are_marked_as_such_for_gemini_3_alone() {
    vendor.always(exchange -> exchange.whole(200, "application/json", says("ok", true)));
    chatAfterCalls("g", "other_1", "other_2");
    assertThat(vendor.last().body().requireArray("contents").get(1).toText())
        .containsOnlyOnce("skip_thought_signature_validator");
    chatAfterCalls("g2", "other_1", "other_2");
    assertThat(vendor.last().body().toText()).doesNotContain("thoughtSignature");
  }

  @Test
  void nobody_elses_signature_is_found() {
    vendor.then(
        Script.raw(
            200,
            "application/json",
            text(
                "{'candidates':[{'content':{'parts':[{'functionCall':{'id':'c1','name':'weather','args':{}},"
                    + "'thoughtSignature':'Sig1'}]},'finishReason':'STOP'}]}")));
    chat("g", TOOLS);
    vendor.always(exchange -> exchange.whole(200, "application/json", says("ok", true)));
    client = maru.server().as("mk-carol");
    chatAfterCalls("g", "c1", "c2");
    assertThat(vendor.last().body().toText()).doesNotContain("Sig1");
  }

  @Test
  void a_blocked_prompt_is_told_as_filtered() {
    vendor.then(
        Script.raw(
            200,
            "application/json",
            text(
                "{'promptFeedback':{'blockReason':'SAFETY'},'usageMetadata':{'promptTokenCount':4}}")));
    assertThat(chat("g", "").text()).contains("content_filter");
  }

  @ParameterizedTest
  @CsvSource({
    "429,RESOURCE_EXHAUSTED,Quota exceeded,429,provider_busy",
    "400,INVALID_ARGUMENT,API key not valid. Please pass a valid API key.,502,provider_key",
    "403,PERMISSION_DENIED,No,502,provider_key",
    "400,INVALID_ARGUMENT,The input token count (9) exceeds the maximum number of tokens allowed"
        + " (8).,400,context_length",
    "400,INVALID_ARGUMENT,Bad schema,400,provider_refused",
    "503,UNAVAILABLE,The model is overloaded,502,provider_failed",
    "504,DEADLINE_EXCEEDED,Too slow,504,provider_timeout"
  })
  void errors_are_told_in_the_houses_words(
      int status, String word, String message, int told, String code) {
    String details =
        message.startsWith("API key")
            ? "[{'@type':'type.googleapis.com/google.rpc.ErrorInfo','reason':'API_KEY_INVALID'}]"
            : "[{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'34.5s'}]";
    vendor.always(
        Script.raw(
            status,
            "application/json",
            text(
                "{'error':{'code':%d,'message':'%s','status':'%s','details':%s}}"
                    .formatted(status, message, word, details))));
    TestClient.Answer answer = chat("g", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(told);
    assertThat(answer.json().requireObject("error").requireString("code")).isEqualTo(code);
    if (status == 429) {
      assertThat(answer.header("retry-after")).contains("35");
    }
  }

  @Test
  void models_are_listed_and_those_that_neither_talk_nor_embed_are_left_out() {
    vendor.list(
        Script.raw(
            200,
            "application/json",
            text(
                """
                {'models':[{'name':'models/gemini-9','inputTokenLimit':1000,'supportedGenerationMethods':['generateContent']},
                  {'name':'models/gemini-embedding-9','supportedGenerationMethods':['embedContent']},
                  {'name':'models/veo-9','supportedGenerationMethods':['predictLongRunning']}]}\
                """)));
    try (TestOrchestrator listed =
        TestOrchestrator.start(
            TestOrchestrator.config(
                json(
                    "{'providers':[{'name':'google','kind':'gemini','url':'%s','key':'k'}]}"
                        .formatted(vendor.url()))))) {
      String models = listed.server().as("mk-bob").get("/v1/models").text();
      assertThat(models).contains("\"gemini-9\"", "\"gemini-embedding-9\"").doesNotContain("veo-9");
      vendor.then(
          Script.raw(
              200,
              "application/json",
              text("{'embeddings':[{'values':[1.0,0.5]},{'values':[2,3]}]}")));
      TestClient.Answer answer =
          listed
              .server()
              .as("mk-bob")
              .post(
                  "/v1/embeddings",
                  json(
                      "{'model':'gemini-embedding-9','input':['a','b'],'encoding_format':'base64'}"));
      assertThat(answer.text()).as(answer.text()).contains("AACAPwAAAD8=");
      assertThat(vendor.last().path())
          .isEqualTo("/v1/models/gemini-embedding-9:batchEmbedContents");
      assertThat(vendor.last().body().requireArray("requests").get(0))
          .isEqualTo(
              json("{'model':'models/gemini-embedding-9','content':{'parts':[{'text':'a'}]}}"));
    }
  }

  private TestClient.Answer chat(String model, String more) {
    return client.post(
        "/v1/chat/completions",
        json(
            "{'model':'%s','messages':[{'role':'user','content':'x'}]%s%s}"
                .formatted(model, more.isEmpty() ? "" : ",", more)));
  }

  private TestClient.Answer chatAfterCalls(String model, String one, String two) {
    String call = "{'id':'%s','type':'function','function':{'name':'weather','arguments':'{}'}}";
    String result = "{'role':'tool','tool_call_id':'%s','content':'sunny'}";
    return client.post(
        "/v1/chat/completions",
        json(
            ("{'model':'%s','messages':[{'role':'user','content':'x'},"
                    + "{'role':'assistant','content':null,'tool_calls':[%s,%s]},%s,%s],%s}")
                .formatted(
                    model,
                    call.formatted(one),
                    call.formatted(two),
                    result.formatted(one),
                    result.formatted(two),
                    TOOLS)));
  }

  private static void stream(Exchange exchange, String... events) throws IOException {
    exchange.startStream();
    for (String event : List.of(events)) {
      exchange.bytes(frame(event).getBytes(StandardCharsets.UTF_8));
    }
    exchange.endStream();
  }

  /// Gemini separates its events by CRLF.
  private static String frame(String event) {
    return "data: " + event + "\r\n\r\n";
  }

  private static String says(String words, boolean last) {
    return json("{'candidates':[{'content':{'parts':[{'text':''}],'role':'model'},'index':0%s}],"
                .formatted(last ? ",'finishReason':'STOP'" : "")
            + "'usageMetadata':{'promptTokenCount':5,'candidatesTokenCount':2},"
            + "'modelVersion':'gemini-3-pro','responseId':'r1'}")
        .toText()
        .replace("{\"text\":\"\"}", "{\"text\":" + Json.of(words).toText() + "}");
  }

  private static String text(String json) {
    return json(json).toText();
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
