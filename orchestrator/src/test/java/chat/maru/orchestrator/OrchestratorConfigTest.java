package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.config.ConfigSection;
import chat.maru.base.json.Json;
import chat.maru.orchestrator.money.BudgetConfig;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrchestratorConfigTest {
  @Test
  void the_contracts_example_is_read() {
    OrchestratorConfig config =
        read(
            """
            {"providers":[{"name":"openai","kind":"openai","url":"https://api.openai.com/v1",
              "key":"sk-1","own":false,"models":[{"name":"big","upstream":"gpt-5-mini",
              "price":{"input":0.25,"cacheRead":0.025,"cacheWrite":0.31,"output":2.00},
              "context":400000,"tools":true}]}],
             "fallbacks":{"big":["small"]},
             "timeouts":{"connect":"2s","firstByte":"15s","stall":"20s","total":"300s"}}""",
            Map.of());
    ProviderConfig provider = config.providers().getFirst();
    Model big = provider.model(provider.models().getFirst());
    assertThat(big.price()).isEqualTo(new Price(250_000, 25_000, 310_000, 2_000_000));
    assertThat(big.context()).isEqualTo(400_000);
    assertThat(big.can(Capability.TOOLS)).isTrue();
    assertThat(config.fallbacks()).containsEntry("big", List.of("small"));
    assertThat(config.limits()).isEqualTo(Limits.DEFAULT);
  }

  @Test
  void a_key_in_the_environment_is_a_provider_unless_the_file_has_it() {
    Map<String, String> environment = Map.of("OPENAI_API_KEY", "sk-e", "DEEPSEEK_API_KEY", "d");
    assertThat(read("{}", environment).providers())
        .extracting(ProviderConfig::name)
        .containsExactly("openai", "deepseek");
    OrchestratorConfig both =
        read("{\"providers\":[{\"name\":\"openai\",\"own\":true}]}", environment);
    assertThat(both.providers().getFirst().source()).isEqualTo(ProviderConfig.Source.CONFIG);
    assertThat(both.providers().getFirst().keys()).containsExactly("sk-e");
    assertThat(both.providers().getFirst().url()).isEqualTo("https://api.openai.com/v1");
    assertThat(both.providers().toString()).doesNotContain("sk-e");
  }

  @Test
  void a_typo_is_told_with_its_place_and_the_nearest_key() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"providers\":[{\"name\":\"a\",\"url\":\"http://x\",\"kye\":\"k\"}]}",
                    Map.of()))
        .hasMessageContaining("providers[0].kye")
        .hasMessageContaining("providers[0].key");
    assertThatThrownBy(() -> read("{\"timeouts\":{\"stal\":\"2s\"}}", Map.of()))
        .hasMessageContaining("timeouts.stall");
    assertThatThrownBy(
            () -> read("{\"providers\":[{\"name\":\"a\",\"kind\":\"opnai\"}]}", Map.of()))
        .hasMessageContaining("providers[0].kind: opnai (expected: openai");
    assertThatThrownBy(() -> read("{\"providers\":[{\"name\":\"a\"}]}", Map.of()))
        .hasMessageContaining("providers[0].url");
  }

  @Test
  void a_shorter_first_byte_counts_for_whole_answers_too() {
    assertThat(read("{\"timeouts\":{\"firstByte\":\"2s\"}}", Map.of()).limits().plain())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void prices_hold_at_the_vendors_own_address_only() {
    ProviderConfig openai = provider("openai", "https://api.openai.com/v1", false);
    assertThat(openai.discovered("gpt-5-mini", 0).price())
        .isEqualTo(new Price(250_000, 25_000, 250_000, 2_000_000));
    assertThat(openai.discovered("gpt-4o-2024-08-06", 0).priced()).isTrue();
    assertThat(openai.discovered("gpt-unheard-of", 0).priced()).isFalse();
    assertThat(
            provider("resale", "https://llm.example.org/v1", false)
                .discovered("gpt-5-mini", 0)
                .priced())
        .isFalse();
    Model own = provider("house", "http://10.0.0.2:8000/v1", true).discovered("qwen3-1.7b", 32768);
    assertThat(own.price()).isEqualTo(Price.FREE);
    assertThat(own.tier()).isEqualTo(Tier.SMALL);
    assertThat(PriceTable.shipped().asOf()).startsWith("20");
  }

  @Test
  void sizes_in_names_tell_the_tier() {
    ProviderConfig house = provider("house", "http://10.0.0.2:8000/v1", true);
    assertThat(house.discovered("SmolLM2-135M-Instruct", 0).tier()).isEqualTo(Tier.TINY);
    assertThat(house.discovered("ibm-granite_granite-3.3-2b-instruct-Q4_K_M", 0).tier())
        .isEqualTo(Tier.SMALL);
    assertThat(house.discovered("Qwen3-32B", 0).tier()).isEqualTo(Tier.CAPABLE);
    assertThat(house.discovered("bge-m3", 0).can(Capability.CHAT)).isFalse();
  }

  @Test
  void budgets_are_read_and_a_wrong_key_is_told_with_the_nearest() {
    BudgetConfig budgets =
        read(
                "{\"budgets\":{\"zone\":\"Asia/Seoul\",\"deployment\":{\"month\":\"300usd\"},"
                    + "\"key\":{\"requestsPerMinute\":60}}}",
                Map.of())
            .budgets();
    assertThat(budgets.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
    assertThat(budgets.limits())
        .extracting(limit -> limit.account().text() + " " + limit.most())
        .containsExactlyInAnyOrder("deployment::micros:month 300000000", "key::requests:minute 60");
    assertThatThrownBy(() -> read("{\"budgets\":{\"user\":{\"mouth\":\"1usd\"}}}", Map.of()))
        .hasMessageContaining("did you mean budgets.user.month?");
    assertThatThrownBy(() -> read("{\"budgets\":{\"user\":{\"day\":\"lots\"}}}", Map.of()))
        .hasMessageContaining("an amount such as 5usd");
    assertThatThrownBy(() -> read("{\"budgets\":{\"zone\":\"Mars\"}}", Map.of()))
        .hasMessageContaining("a time zone such as Asia/Seoul");
  }

  @Test
  void a_cost_is_exact() {
    Price price = Price.perMillion(0.25, 0.025, 0.31, 2.00);
    // 700 uncached, 200 read, 100 written, 50 out: 175 + 5 + 31 + 100 micro-USD
    assertThat(price.costMicros(new Usage(1000, 200, 100, 50, 20, false))).isEqualTo(311);
    assertThat(price.costMicros(Usage.NONE)).isZero();
  }

  private static ProviderConfig provider(String name, String url, boolean own) {
    return new ProviderConfig(
        name, "openai", url, List.of(), own, List.of(), ProviderConfig.Source.CONFIG);
  }

  private static OrchestratorConfig read(String json, Map<String, String> environment) {
    return OrchestratorConfig.read(ConfigSection.root(Json.parseObject(json)), environment);
  }
}
