package chat.maru.orchestrator.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.orchestrator.provider.EventLoops;
import chat.maru.orchestrator.provider.openai.LoopbackServers.Place;
import chat.maru.orchestrator.testing.FakeVendor;
import chat.maru.orchestrator.testing.Script;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopbackServersTest {
  @Test
  void a_server_on_a_usual_port_is_told_and_what_is_no_model_server_is_not() {
    try (EventLoops loops = EventLoops.start();
        FakeVendor real = FakeVendor.start("qwen", "gemma");
        FakeVendor page = FakeVendor.start();
        FakeVendor locked = FakeVendor.start();
        FakeVendor silent = FakeVendor.start()) {
      page.list(Script.raw(200, "text/html", "<html>Welcome</html>"));
      locked.list(Script.error(401, "invalid_request_error", "x", "Who are you?"));
      silent.list(exchange -> {});
      List<Place> places =
          List.of(
              new Place("ollama", port(real)),
              new Place("vllm", port(page)),
              new Place("llamacpp", port(locked)),
              new Place("lmstudio", port(silent)),
              new Place("llamacpp", 1));
      assertThat(new LoopbackServers(loops, places).look())
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.kind()).isEqualTo("ollama");
                assertThat(found.models()).containsExactly("qwen", "gemma");
              });
    }
  }

  private static int port(FakeVendor vendor) {
    return URI.create(vendor.url()).getPort();
  }
}
