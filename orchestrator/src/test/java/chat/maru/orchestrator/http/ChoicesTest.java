package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.money.Terms;
import chat.maru.orchestrator.privacy.mask.Policy;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final String PHONE = "010-2345-6789";
  private static final String ASK =
      "{\"model\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"call " + PHONE + "\"}]";

  private FakeVendor vendor;
  private TestOrchestrator maru;
  private TestClient client;

  @BeforeEach
  void start() {
    vendor = FakeVendor.start().always(Script.echo());
    maru = TestOrchestrator.start(vendor);
    client = maru.server().as("mk-bob");
  }

  @AfterEach
  void stop() {
    maru.close();
    vendor.close();
  }

  @Test
  void a_program_chooses_masks_for_its_request() {
    assertThat(client.post("/v1/chat/completions", ASK + "}").status()).isEqualTo(403);
    TestClient masking = client.header("x-maru-identifiers", "mask");
    TestClient.Answer answer = masking.post("/v1/chat/completions", ASK + ",\"stream\":true}");
    assertThat(answer.text()).contains(PHONE).doesNotContain("PHONE_");
    assertThat(vendor.last().body().toText()).contains("[PHONE_").doesNotContain("2345");
    JsonObject left =
        client.get("/v1/receipts/" + answer.header("x-maru-receipt")).json().requireObject("left");
    assertThat(left.requireArray("masked").toText())
        .isEqualTo("[{\"kind\":\"phone\",\"count\":1}]");
    assertThat(left.requireObject("proof").requireArray("identifiers").size()).isEqualTo(1);
  }

  @Test
  void a_program_raises_the_class_of_its_words() {
    TestClient sealed = client.header("x-maru-data-class", "sealed");
    String hello = ASK.replace(PHONE, "home") + "}";
    assertThat(client.post("/v1/chat/completions", hello).status()).isEqualTo(200);
    assertThat(sealed.post("/v1/chat/completions", hello).status()).isEqualTo(403);
    assertThat(
            sealed
                .header("x-maru-identifiers", "mask")
                .post("/v1/chat/completions", ASK + "}")
                .status())
        .isEqualTo(403);
  }

  @Test
  void a_key_holds_its_requests_to_its_own_choice_and_they_can_only_be_stricter() {
    try (TestOrchestrator bound = bound(Policy.MASK)) {
      TestClient bob = bound.server().as("mk-bob");
      assertThat(bob.post("/v1/chat/completions", ASK + "}").text()).contains(PHONE);
      assertThat(vendor.last().body().toText()).contains("[PHONE_").doesNotContain("2345");
      assertThat(
              bob.header("x-maru-identifiers", "own")
                  .post("/v1/chat/completions", ASK + "}")
                  .status())
          .isEqualTo(403);
    }
    try (TestOrchestrator bound = bound(Policy.OWN)) {
      TestClient bob = bound.server().as("mk-bob");
      assertThat(
              bob.header("x-maru-identifiers", "mask")
                  .post("/v1/chat/completions", ASK + "}")
                  .status())
          .isEqualTo(403);
    }
  }

  private TestOrchestrator bound(Policy policy) {
    return TestOrchestrator.start(
        TestOrchestrator.outside(vendor),
        _ -> new Terms(List.of(), List.of(), Long.MAX_VALUE, policy));
  }

  @Test
  void the_operator_asks_by_the_thing_itself_whether_it_left() {
    client.header("x-maru-identifiers", "mask").post("/v1/chat/completions", ASK + "}");
    String told = ASK.replace("call " + PHONE, "hello") + "}";
    client.post("/v1/chat/completions", told);
    maru.parts().receipts().close(); // writes what waits
    TestClient operator = maru.server().as("alice");
    JsonObject answer = left(operator, "0 1 0 2345 6789 is whose?");
    assertThat(answer.requireArray("identifiers").toText()).isEqualTo("[\"phone\"]");
    assertThat(answer.requireArray("receipts").objects().toList())
        .singleElement()
        .satisfies(
            one -> assertThat(one.requireArray("found").toText()).isEqualTo("[\"masked:phone\"]"));
    assertThat(left(operator, "010-2345-6780").requireArray("receipts").size()).isZero();
    assertThat(left(operator, told).requireArray("receipts").objects().toList())
        .singleElement()
        .satisfies(one -> assertThat(one.requireArray("found").toText()).contains("request"));
    assertThat(maru.server().as("bob").post("/api/receipts/left", "{\"text\":\"x\"}").status())
        .isEqualTo(403);
  }

  private static JsonObject left(TestClient operator, String text) {
    return operator
        .post("/api/receipts/left", JsonObject.builder().put("text", text).build().toText())
        .json();
  }

  @Test
  void another_word_is_refused_with_those_there_are() {
    assertThat(
            client
                .header("x-maru-identifiers", "hide")
                .post("/v1/chat/completions", ASK + "}")
                .text())
        .contains("own, refuse or mask");
  }

  @Test
  void no_identifier_is_in_the_database_or_the_log() {
    List<String> log = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            log.add(record.getMessage() + record.getThrown());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      client.header("x-maru-identifiers", "mask").post("/v1/chat/completions", ASK + "}");
      client.post("/v1/chat/completions", ASK + "}");
      vendor.then(Script.error(400, "invalid_request_error", "bad", "you said " + PHONE));
      client.header("x-maru-identifiers", "mask").post("/v1/chat/completions", ASK + "}");
    } finally {
      root.removeHandler(handler);
    }
    maru.parts().receipts().close();
    List<String> rows =
        maru.database()
            .read(
                handle ->
                    handle.createQuery("SELECT body FROM receipt").mapTo(String.class).list());
    assertThat(rows).hasSize(3).noneMatch(row -> row.contains("2345"));
    assertThat(log).noneMatch(line -> line.contains("2345"));
  }
}
