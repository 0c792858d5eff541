package chat.maru.orchestrator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpliceTest {
  @Test
  void every_other_byte_stays_as_it_is() {
    assertThat(
            replace(
                " {\"messages\" : [{\"model\":\"x\\\"}\"}],\t\"model\"\n:  \"auto\" , \"n\":1.0e0}"))
        .isEqualTo(
            " {\"messages\" : [{\"model\":\"x\\\"}\"}],\t\"model\"\n:  \"gpt\" , \"n\":1.0e0}");
  }

  @Test
  void a_doubled_or_an_escaped_name_is_left_to_the_tree() {
    assertThat(replace("{\"model\":1,\"model\":2}")).isEqualTo("none");
    assertThat(replace("{\"mod\\u0065l\":1}")).isEqualTo("none");
    assertThat(replace("{}")).isEqualTo("none");
  }

  @Property(tries = 200)
  void any_text_around_it_survives(@ForAll String before, @ForAll String after) {
    String json =
        "{" + Json.of("a" + before) + ":" + Json.of(after) + ",\"model\":true,\"z\":[1,{}]}";
    assertThat(replace(json)).isEqualTo(json.replace("\"model\":true", "\"model\":\"gpt\""));
    assertThat(
            new String(Splice.prepend(bytes(json), "first", bytes("{}")), StandardCharsets.UTF_8))
        .isEqualTo("{\"first\":{}," + json.substring(1));
  }

  private static String replace(String json) {
    byte[] spliced = Splice.replace(bytes(json), bytes("\"gpt\""), "model");
    return new String(Objects.requireNonNullElse(spliced, bytes("none")), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
