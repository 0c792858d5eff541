package chat.maru.modelhost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {
  @Test
  void finds_what_does_not_fit() {
    String schema =
        """
        {"type":"object","title":"T","additionalProperties":false,"required":["a"],"properties":{
        "a":{"type":["integer","null"]},"b":{"type":"array","items":{"enum":["x","y"]}},
        "c":{"anyOf":[{"const":1},{"type":"string"}]}}}""";
    assertThat(check(schema, "{\"a\":1,\"b\":[\"x\"],\"c\":\"z\"}")).isEmpty();
    assertThat(check(schema, "{\"a\":null}")).isEmpty();
    assertThat(check(schema, "{}")).hasValue("answer.a is missing");
    assertThat(check(schema, "{\"a\":1.5}")).hasValue("answer.a is number");
    assertThat(check(schema, "{\"a\":1,\"d\":2}")).hasValue("answer.d is not asked for");
    assertThat(check(schema, "{\"a\":1,\"b\":[\"z\"]}"))
        .hasValue("answer.b[] is none of the allowed values");
    assertThat(check(schema, "{\"a\":1,\"c\":2}")).hasValue("answer.c fits no choice");
    assertThat(check(schema, "[]")).hasValue("answer is array");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"#/x\"}",
        "{\"pattern\":\"^(\"}",
        "{\"type\":\"banana\"}",
        "{\"properties\":{\"a\":{\"format\":\"date\"}}}",
        "{\"items\":[{}]}",
        "{\"enum\":[]}",
        "{\"required\":[1]}"
      })
  void refuses_what_the_model_cannot_be_held_to(String schema) {
    assertThatThrownBy(() -> Schema.parse(Json.parseObject(schema)))
        .isInstanceOf(MaruException.class)
        .hasMessageContaining("not supported");
  }

  private static Optional<String> check(String schema, String value) {
    return Schema.parse(Json.parseObject(schema)).check(Json.parse(value));
  }
}
