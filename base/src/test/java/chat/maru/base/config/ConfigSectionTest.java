package chat.maru.base.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConfigSectionTest {
  private static ConfigSection config(String json) {
    return ConfigSection.root(Json.parseObject(json));
  }

  @Test
  void an_unknown_key_names_the_nearest_right_one() {
    ConfigSection server = config("{\"server\":{\"prot\":8080}}").section("server");
    server.integer("port", 8080, 0, 65535);
    server.string("host", "127.0.0.1");
    assertThatThrownBy(server::end)
        .hasMessage("Unknown key server.prot; did you mean server.port?");
  }

  @Test
  void a_key_unlike_any_other_gets_no_guess() {
    ConfigSection root = config("{\"zzzzzz\":1}");
    root.section("server");
    assertThatThrownBy(root::end).hasMessage("Unknown key zzzzzz");
  }

  @Test
  void values_are_checked_where_they_stand() {
    ConfigSection root =
        config("{\"timeouts\":{\"connect\":\"2s\",\"stall\":\"soon\"},\"port\":70000}");
    ConfigSection timeouts = root.section("timeouts");
    assertThat(timeouts.duration("connect", Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> timeouts.duration("stall", Duration.ZERO))
        .hasMessage("timeouts.stall: soon (expected: a duration such as 250ms, 2s or 5m)");
    assertThatThrownBy(() -> root.integer("port", 8080, 0, 65535))
        .hasMessageContaining("from 0 to 65535");
  }

  @Test
  void a_variable_wins_over_the_file_and_a_mistyped_one_is_told() {
    Environment environment =
        new Environment(
            java.util.Map.of(
                "MARU_SERVER_PUBLIC_URL", "https://a.example", "MARU_SERVER_PROT", "1"));
    ConfigSection server =
        ConfigSection.root(
                Json.parseObject("{\"server\":{\"publicUrl\":\"https://b.example\"}}"), environment)
            .section("server");
    assertThat(server.string("publicUrl", "")).isEqualTo("https://a.example");
    server.integer("port", 8080, 0, 65535);
    assertThatThrownBy(() -> environment.end(java.util.Set.of("MARU_SECRET")))
        .hasMessage("Unknown variable MARU_SERVER_PROT; did you mean MARU_SERVER_PORT?");
  }

  @Test
  void lists_of_sections_say_their_place() {
    ConfigSection provider =
        config("{\"providers\":[{\"kind\":\"openai\"}]}").sections("providers").getFirst();
    assertThat(provider.path()).isEqualTo("providers[0]");
    assertThatThrownBy(() -> provider.requireString("name"))
        .hasMessage("providers[0].name: missing (expected: a text)");
  }
}
