package chat.maru.orchestrator.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.WireError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests between all pairs of wires, as [Matrix] has them.
class WirePairsTest {
  /// Features that exclude each other in one request.
  private static final List<Set<Feature>> ONE_OF =
      List.of(
          Set.of(
              Feature.CHOICE_AUTO, Feature.CHOICE_NONE, Feature.CHOICE_ANY, Feature.CHOICE_NAMED),
          Set.of(Feature.CHOICE_NONE, Feature.PARALLEL_OFF),
          Set.of(Feature.CHOICE_ANY, Feature.PARALLEL_OFF),
          Set.of(Feature.CHOICE_NAMED, Feature.PARALLEL_OFF),
          Set.of(Feature.TEMPERATURE, Feature.TEMPERATURE_HIGH),
          Set.of(Feature.EFFORT, Feature.EFFORT_NONE, Feature.THINKING_BUDGET),
          Set.of(Feature.SCHEMA, Feature.SCHEMA_BEYOND, Feature.ANY_JSON),
          Set.of(Feature.STORED, Feature.NOT_STORED));

  @ParameterizedTest
  @EnumSource
  void every_feature_is_said_as_the_matrix_has_it(Feature feature) {
    if (feature.inAnswer()) {
      return; // AnswerPairsTest
    }
    for (Wire wire : Matrix.wires()) {
      Codec codec = Codecs.of(wire);
      Prompt prompt = prompt(EnumSet.of(feature), List.of("안녕", "b", "c"), wire);
      switch (Matrix.fit(feature, wire)) {
        case EXACT ->
            assertThat(Same.of(codec.readPrompt(codec.writePrompt(prompt))))
                .as("%s", wire)
                .isEqualTo(Same.of(prompt));
        case MAPPED -> codec.readPrompt(codec.writePrompt(prompt));
        case REFUSED ->
            assertThatThrownBy(() -> codec.writePrompt(prompt))
                .as("%s", wire)
                .isInstanceOfSatisfying(
                    MaruException.class,
                    e -> {
                      assertThat(e.code()).isEqualTo(WireError.CANNOT_SAY);
                      assertThat(JsonObject.paramsOf(e).requireString("param")).isNotEmpty();
                    });
        case NEVER -> {
          // nothing to hold
        }
      }
    }
  }

  @Property(tries = 150)
  void nothing_that_both_can_say_is_lost_from_a_to_b_and_back(
      @ForAll("featureSets") Set<Feature> wanted, @ForAll("words") List<String> words) {
    for (Wire a : Matrix.clients()) { // who asks
      for (Wire b : Matrix.wires()) { // who is asked
        Set<Feature> both = EnumSet.noneOf(Feature.class);
        wanted.stream()
            .filter(f -> Matrix.fit(f, a) == Fit.EXACT && Matrix.fit(f, b) == Fit.EXACT)
            .filter(f -> f != Feature.THOUGHTS) // each vendor takes its own alone
            .forEach(both::add);
        Codec one = Codecs.of(a);
        Codec other = Codecs.of(b);
        Prompt prompt = prompt(both, words, a);
        Prompt there = one.readPrompt(one.writePrompt(prompt));
        Prompt back = one.readPrompt(one.writePrompt(other.readPrompt(other.writePrompt(there))));
        assertThat(Same.of(back))
            .as("%s -> %s -> %s, %s", a, b, a, both)
            .isEqualTo(Same.of(prompt));
      }
    }
  }

  private static Prompt prompt(Set<Feature> features, List<String> words, Wire wire) {
    return new Draft(features, words, wire).prompt();
  }

  @Provide
  Arbitrary<Set<Feature>> featureSets() {
    List<Feature> all =
        Arrays.stream(Feature.values()).filter(feature -> !feature.inAnswer()).toList();
    return Arbitraries.of(all).set().ofMaxSize(14).map(WirePairsTest::consistent);
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "안녕하세요 👩🏻‍⚖️", "\"quoted\" \\ and\nlines", "{\"json\":true}", " x ", "\u0007"),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  private static Set<Feature> consistent(Set<Feature> wanted) {
    Set<Feature> kept = EnumSet.noneOf(Feature.class);
    kept.addAll(wanted);
    for (Set<Feature> rivals : ONE_OF) {
      List<Feature> present = new ArrayList<>(kept.stream().filter(rivals::contains).toList());
      if (present.size() > 1) {
        present.removeFirst();
        kept.removeAll(present);
      }
    }
    return kept;
  }
}
