package chat.maru.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.json.Json;
import chat.maru.orchestrator.wire.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Costs against invoices computed by hand, in the shape in which each vendor reports its usage.
class PriceTest {
  @Test
  void openai_includes_cached_tokens_in_its_input_and_reasoning_in_its_output() {
    Usage usage =
        OpenAiUsage.read(
            Json.parseObject(
                "{\"prompt_tokens\":2006,\"completion_tokens\":300,\"total_tokens\":2306,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":1920},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":192}}"));
    // gpt-5: 86 x 1.25 + 1,920 x 0.125 + 300 x 10 = 107.5 + 240 + 3,000
    assertThat(price("openai", "https://api.openai.com/v1", "gpt-5").costMicros(usage))
        .isEqualTo(3348);
  }

  @Test
  void deepseek_reports_its_cache_hits_beside_the_details() {
    Usage usage =
        OpenAiUsage.read(
            Json.parseObject(
                "{\"prompt_tokens\":1000,\"completion_tokens\":100,\"total_tokens\":1100,"
                    + "\"prompt_cache_hit_tokens\":600,\"prompt_cache_miss_tokens\":400}"));
    // deepseek-chat: 400 x 0.28 + 600 x 0.028 + 100 x 0.42 = 112 + 16.8 + 42
    assertThat(price("deepseek", "https://api.deepseek.com", "deepseek-chat").costMicros(usage))
        .isEqualTo(171);
  }

  @Test
  void xai_leaves_reasoning_out_of_the_completion_and_it_is_charged_all_the_same() {
    Usage usage =
        OpenAiUsage.read(
            Json.parseObject(
                "{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":450,"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":300}}"));
    assertThat(usage.output()).isEqualTo(350);
    // grok-4.3: 100 x 1.25 + 350 x 2.5
    assertThat(price("xai", "https://api.x.ai/v1", "grok-4.3").costMicros(usage)).isEqualTo(1000);
  }

  @Test
  void anthropic_prices_caches_of_five_minutes_and_of_an_hour_apart() {
    // input_tokens 100, cache_read 200, ephemeral_5m 300, ephemeral_1h 400, output_tokens 50
    Usage usage = Usage.of(new Tokens(1000, 200, 300, 400, 50, 0));
    // claude-sonnet-4-5: 100 x 3 + 200 x 0.3 + 300 x 3.75 + 400 x 6 + 50 x 15
    assertThat(
            price("anthropic", "https://api.anthropic.com/v1", "claude-sonnet-4-5")
                .costMicros(usage))
        .isEqualTo(300 + 60 + 1125 + 2400 + 750);
  }

  @Test
  void gemini_charges_thoughts_as_output_and_a_long_prompt_at_another_rate() {
    Price pro =
        price("gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-pro");
    // promptTokenCount 200,000, cached 50,000, candidates 900, thoughts 100
    assertThat(pro.costMicros(Usage.of(new Tokens(200_000, 50_000, 0, 0, 1000, 100))))
        .isEqualTo(187_500 + 6_250 + 10_000);
    // One token more, and the whole request is dearer: 150,001 x 2.5 + 50,000 x 0.25 + 1,000 x 15
    assertThat(pro.costMicros(Usage.of(new Tokens(200_001, 50_000, 0, 0, 1000, 100))))
        .isEqualTo(375_003 + 12_500 + 15_000);
  }

  @Test
  void sound_has_a_price_of_its_own() {
    Price flash =
        price("gemini", "https://generativelanguage.googleapis.com/v1beta", "gemini-2.5-flash");
    // 700 x 0.3 + 300 x 1 + 100 x 2.5
    assertThat(flash.costMicros(new Usage(1000, 0, 0, 0, 300, 100, 0, false)))
        .isEqualTo(210 + 300 + 250);
  }

  @Test
  void a_stream_that_calls_itself_free_costs_its_tokens() { // G12
    Usage usage =
        OpenAiUsage.read(
            Json.parseObject(
                "{\"prompt_tokens\":900,\"completion_tokens\":100,\"total_tokens\":1000,"
                    + "\"cost\":0}"));
    assertThat(Price.perMillion(1, 1, 1, 2).costMicros(usage)).isEqualTo(1100);
  }

  @Test
  void cached_tokens_are_charged_once() { // G13
    Price price = Price.perMillion(3, 0.3, 3.75, 15);
    assertThat(price.costMicros(new Usage(100_000, 90_000, 0, 1_000, 0, false)))
        .isEqualTo(30_000 + 27_000 + 15_000);
  }

  @Test
  void no_price_and_no_count_makes_a_call_earn_money() { // G17
    assertThatThrownBy(() -> Price.perMillion(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    Usage wild =
        OpenAiUsage.read(
            Json.parseObject(
                "{\"prompt_tokens\":-5,\"completion_tokens\":9223372036854775807,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":9223372036854775807}}"));
    assertThat(Price.perMillion(60, 30, 60, 600).costMicros(wild)).isPositive();
  }

  @Test
  void a_price_changes_on_its_day() {
    Price price =
        PriceTable.price(
            Json.parseObject(
                "{\"input\":2,\"output\":8,"
                    + "\"changes\":[{\"from\":\"2027-01-01\",\"input\":1,\"output\":4}]}"));
    Usage usage = new Usage(1000, 0, 0, 100, 0, false);
    assertThat(price.at(Instant.parse("2026-12-31T23:59:59Z")).costMicros(usage)).isEqualTo(2800);
    assertThat(price.at(Instant.parse("2027-01-01T00:00:00Z")).costMicros(usage)).isEqualTo(1400);
  }

  @Test
  void the_most_that_a_request_may_cost_covers_every_way_to_charge_it() {
    Price price =
        new Price(
            Price.perMillion(3, 0.3, 3.75, 15).rates(),
            List.of(new Price.Longer(1000, Price.perMillion(6, 0.6, 7.5, 22.5).rates())),
            List.of());
    assertThat(price.mostMicros(1000, 10, false)).isEqualTo(3750 + 150);
    assertThat(price.mostMicros(2000, 10, false)).isEqualTo(15_000 + 225);
  }

  private static Price price(String vendor, String url, String model) {
    ProviderConfig provider =
        new ProviderConfig(
            vendor, "openai", url, List.of(), false, List.of(), ProviderConfig.Source.CONFIG);
    return Objects.requireNonNull(provider.discovered(model, 0).price());
  }
}
