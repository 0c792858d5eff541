package chat.maru.base.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void order_unknown_fields_and_number_texts_survive() {
    String text = "{\"z\":1.0,\"a\":[1e3,null,true],\"수\":{\"b\":12345678901234567890}}";
    assertThat(Json.parse(text).toText()).isEqualTo(text);
  }

  @Test
  void a_broken_text_is_told_with_its_place_and_without_its_words() {
    assertThatThrownBy(() -> Json.parse("{\"비밀\": oops}"))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("비밀")
        .hasMessageNotContaining("oops");
  }

  @Test
  void a_wrong_kind_names_the_field() {
    JsonObject object = Json.parseObject("{\"n\":\"x\",\"half\":1.5}");
    assertThatThrownBy(() -> object.requireLong("n"))
        .hasMessage("n: string (expected: a whole number)");
    assertThatThrownBy(() -> object.requireLong("half"))
        .hasMessage("half: 1.5 (expected: a whole number)");
    assertThatThrownBy(() -> object.requireString("no"))
        .hasMessage("no: missing (expected: a string)");
  }

  @Test
  void two_values_or_none_are_no_document() {
    assertThatThrownBy(() -> Json.parse("1 2")).hasMessageContaining("one value");
    assertThatThrownBy(() -> Json.parse("")).hasMessageContaining("nothing");
  }

  @Test
  void bottomless_nesting_is_refused() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessageContaining("too deep");
  }

  @Property
  void what_is_written_reads_back_the_same(@ForAll("trees") Json tree) {
    assertThat(Json.parse(tree.toText())).isEqualTo(tree);
    assertThat(Json.parse(tree.toBytes())).isEqualTo(tree);
  }

  @Property
  void any_bytes_end_in_a_value_or_a_clear_error(@ForAll byte[] bytes) {
    try {
      Json.parse(bytes);
    } catch (chat.maru.base.MaruException e) {
      assertThat(e.message()).startsWith("JSON");
    }
  }

  @Test
  void a_lone_surrogate_is_escaped() {
    byte[] bytes = Json.of("a\ud800b").toBytes();
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\"a\\ud800b\"");
  }

  @Provide
  Arbitrary<Json> trees() {
    Arbitrary<Json> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().map(Json::of),
            Arbitraries.longs().map(Json::of),
            Arbitraries.of(true, false).map(Json::of),
            Arbitraries.just(JsonNull.NULL));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(JsonArray::new),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                    .ofMaxSize(4)
                    .map(
                        fields -> {
                          JsonObject.Builder object = JsonObject.builder();
                          fields.forEach(object::put);
                          return object.build();
                        })),
        3);
  }
}
