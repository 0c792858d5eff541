package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.AnthropicAnswers;
import chat.maru.orchestrator.testing.AnthropicAnswers.Block;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.ResponsesScript;
import chat.maru.orchestrator.testing.TestOrchestrator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Proofs of thinking go back to the vendor and model that gave them, for the key that got them,
/// and nowhere else: two vendors speak responses, two messages.
@Timeout(60)
class ThoughtsOfOthersTest {
  private FakeVendor openai;
  private FakeVendor anthropic;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    openai = FakeVendor.start().always(ResponsesScript.reasons("gAAA", "hm"));
    anthropic =
        FakeVendor.start()
            .always(
                AnthropicAnswers.says(
                    "end_turn",
                    new Block.Thinking("c2ln", "hm"),
                    new Block.Redacted("b3A="),
                    new Block.Text("hi")));
    String provider =
        "{'name':'%s','kind':'%s','url':'%s','key':'k'%s,'models':[{'name':'%s','upstream':'up'}]}";
    String both = ",'wires':['responses','chat']";
    maru =
        TestOrchestrator.start(
            TestOrchestrator.config(
                json(
                    "{'providers':["
                        + provider.formatted("o1", "openai", openai.url(), both, "o-one")
                        + ","
                        + provider.formatted("o2", "openai", openai.url(), both, "o-two")
                        + ","
                        + provider.formatted("m1", "anthropic", anthropic.url(), "", "m-one")
                        + ","
                        + provider.formatted("m2", "anthropic", anthropic.url(), "", "m-two")
                        + "]}")));
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    openai.close();
    anthropic.close();
  }

  @Test
  void openais_encrypted_content_goes_back_to_its_model_alone() {
    String ask = "{'model':'o-one','input':'q','store':false}";
    assertThat(client.post("/v1/responses", json(ask)).text()).contains("gAAA");
    String more =
        "{'model':'MODEL','store':false,'input':[{'role':'user','content':'q'},"
            + "{'type':'reasoning','summary':[],'encrypted_content':'gAAA'},"
            + "{'role':'user','content':'more'}]}";
    assertThat(dropped("/v1/responses", more, "o-one")).isFalse();
    assertThat(openai.last().body().toText()).contains("gAAA");
    assertThat(dropped("/v1/responses", more, "o-two")).isTrue();
    assertThat(openai.last().body().toText()).doesNotContain("gAAA").contains("more");
    maru.server().as("mk-carol").post("/v1/responses", json(more.replace("MODEL", "o-one")));
    assertThat(openai.last().body().toText()).doesNotContain("gAAA");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anthropics_signatures_go_back_to_their_model_alone(boolean stream) {
    String ask =
        "{'model':'m-one','max_tokens':9,'messages':[{'role':'user','content':'q'}],'stream':"
            + stream
            + "}";
    assertThat(client.post("/v1/messages", json(ask)).text()).contains("c2ln", "b3A=");
    String more =
        "{'model':'MODEL','max_tokens':9,'messages':[{'role':'user','content':'q'},"
            + "{'role':'assistant','content':[{'type':'thinking','thinking':'hm','signature':'c2ln'},"
            + "{'type':'redacted_thinking','data':'b3A='},{'type':'text','text':'hi'}]},"
            + "{'role':'user','content':'more'}]}";
    assertThat(dropped("/v1/messages", more, "m-one")).isFalse();
    assertThat(anthropic.last().body().toText()).contains("c2ln", "b3A=");
    assertThat(dropped("/v1/messages", more, "m-two")).isTrue();
    assertThat(anthropic.last().body().toText()).doesNotContain("c2ln", "b3A=").contains("more");
  }

  @Test
  void a_proof_that_travels_in_another_wires_words_is_bound_too() {
    String ask =
        "{'model':'o-one','max_tokens':9,'messages':[{'role':'user','content':'q'}],"
            + "'thinking':{'type':'enabled','budget_tokens':2048}}";
    JsonObject answer = client.post("/v1/messages", json(ask)).json();
    JsonObject turn =
        JsonObject.builder()
            .put("role", "assistant")
            .put("content", answer.requireArray("content"))
            .build();
    String more =
        ask.replace(
                "{'role':'user','content':'q'}",
                "{'role':'user','content':'q'},TURN,{'role':'user','content':'more'}")
            .replace('\'', '"')
            .replace("TURN", turn.toText())
            .replace("o-one", "MODEL");
    assertThat(dropped("/v1/messages", more, "o-one")).isFalse();
    assertThat(openai.last().body().toText()).contains("gAAA");
    assertThat(dropped("/v1/messages", more, "o-two")).isTrue();
    assertThat(openai.last().body().toText()).doesNotContain("gAAA");
  }

  /// Whether the receipt of the request says that thoughts were left out.
  private boolean dropped(String path, String ask, String model) {
    TestClient.Answer answer = client.post(path, json(ask.replace("MODEL", model)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return client
        .get("/v1/receipts/" + answer.header("x-maru-receipt"))
        .text()
        .contains("thoughts_dropped");
  }

  private static JsonObject json(String text) {
    return Json.parseObject(text.replace('\'', '"'));
  }
}
