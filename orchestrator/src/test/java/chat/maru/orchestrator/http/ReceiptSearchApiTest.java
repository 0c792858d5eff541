package chat.maru.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.JsonObject;
import chat.maru.edge.testing.TestClient;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import chat.maru.orchestrator.testing.TestOrchestrator;
import chat.maru.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ReceiptSearchApiTest {
  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void receipts_are_found_by_what_they_are_a_page_at_a_time(Database database) {
    try (FakeVendor vendor = FakeVendor.start("up-a");
        TestOrchestrator maru = TrafficApiTest.maru(database, vendor)) {
      vendor.always(Script.says("hello"));
      for (int i = 0; i < 5; i++) {
        TrafficApiTest.ask(maru.server().as(i % 2 == 0 ? "mk-bob" : "mk-carol"), "a");
      }
      vendor.always(Script.error(400, "invalid_request_error", "x", "no"));
      TrafficApiTest.ask(maru.server().as("mk-bob"), "a");
      maru.parts().receipts().close(); // writes what waits

      TestClient alice = maru.server().as("alice");
      assertThat(all(alice, "limit=2")).hasSize(6).doesNotHaveDuplicates();
      assertThat(all(alice, "outcome=failed")).hasSize(1);
      assertThat(all(alice, "outcome=complete&model=a")).hasSize(5);
      assertThat(all(alice, "model=nothing")).isEmpty();
      assertThat(all(alice, "to=2020-01-01T00:00:00Z")).isEmpty();
      assertThat(all(alice, "from=2020-01-01T00:00:00Z")).hasSize(6);
      JsonObject newest = receipts(alice, "limit=1").getFirst();
      String key = newest.requireObject("key").requireString("id");
      assertThat(all(alice, "key=" + key)).hasSize(4);
      assertThat(newest.requireString("outcome")).isEqualTo("failed");
      assertThat(newest.toString()).doesNotContain("hi");
      assertThat(alice.get("/api/receipts?outcome=sad").status()).isEqualTo(400);
      assertThat(alice.get("/api/receipts?limit=0").status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_file_for_spreadsheets_has_a_row_for_each(Database database) {
    try (FakeVendor vendor = FakeVendor.start("up-a");
        TestOrchestrator maru = TrafficApiTest.maru(database, vendor)) {
      vendor.always(Script.says("hello"));
      TrafficApiTest.ask(maru.server().as("mk-bob"), "a");
      maru.parts().receipts().close();
      TestClient.Answer file = maru.server().as("alice").get("/api/receipts.csv");
      assertThat(file.header("content-type")).startsWith("text/csv");
      assertThat(file.header("content-disposition")).contains("receipts.csv");
      assertThat(file.text().split("\r\n")).hasSize(2);
      assertThat(file.text()).startsWith("\ufeffid,at,outcome,").contains(",complete,a,a,false,");
    }
  }

  @Test
  void no_cell_becomes_a_formula() {
    assertThat(ReceiptCsv.cell("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    assertThat(ReceiptCsv.cell("+1")).isEqualTo("'+1");
    assertThat(ReceiptCsv.cell("-2+3")).isEqualTo("'-2+3");
    assertThat(ReceiptCsv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(ReceiptCsv.cell("\t=1")).isEqualTo("'\t=1");
    assertThat(ReceiptCsv.cell("\uff1d1")).isEqualTo("'\uff1d1");
    assertThat(ReceiptCsv.cell(-2L)).isEqualTo("-2");
    assertThat(ReceiptCsv.cell("한국어, 그리고")).isEqualTo("\"한국어, 그리고\"");
    assertThat(ReceiptCsv.cell(null)).isEmpty();
  }

  private static List<String> all(TestClient client, String query) {
    List<String> ids = new ArrayList<>();
    Optional<String> before = Optional.of("");
    while (before.isPresent()) {
      JsonObject page =
          client.get("/api/receipts?" + query + "&before=" + before.orElseThrow()).json();
      page.requireArray("receipts").objects().forEach(one -> ids.add(one.requireString("id")));
      before = page.findString("before");
    }
    return ids;
  }

  private static List<JsonObject> receipts(TestClient client, String query) {
    return client.get("/api/receipts?" + query).json().requireArray("receipts").objects().toList();
  }
}
