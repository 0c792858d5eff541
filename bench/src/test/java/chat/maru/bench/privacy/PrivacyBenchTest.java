package chat.maru.bench.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.bench.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrivacyBenchTest {
  /// The floors that the documentation promises, on sentences that the figures in it were not made
  /// of.
  @Test
  void recall_and_precision_stay_above_the_promise() {
    Score score = PrivacyBench.score(Corpus.of(4711, 3000));
    Map<String, Double> totals =
        PrivacyBench.totals(score).stream()
            .collect(Collectors.toMap(Metric::metric, Metric::value));
    String wrong = String.join("\n", score.wrong());
    assertThat(totals.get("privacy.structured_recall")).as(wrong).isGreaterThanOrEqualTo(99);
    assertThat(totals.get("privacy.structured_precision")).as(wrong).isGreaterThanOrEqualTo(98);
    assertThat(totals.get("privacy.bare_recall")).as(wrong).isGreaterThanOrEqualTo(90);
    assertThat(totals.get("privacy.address_recall")).as(wrong).isGreaterThanOrEqualTo(90);
    assertThat(totals.get("privacy.address_precision")).as(wrong).isGreaterThanOrEqualTo(90);
  }

  @Test
  void one_seed_makes_one_corpus_in_both_languages() {
    List<Sample> samples = Corpus.of(1, 200);
    assertThat(samples).isEqualTo(Corpus.of(1, 200));
    assertThat(samples).extracting(Sample::language).contains("ko", "en");
    assertThat(samples).anyMatch(sample -> !sample.trap().isEmpty());
  }
}
