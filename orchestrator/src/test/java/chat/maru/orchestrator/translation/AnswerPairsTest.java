package chat.maru.orchestrator.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.wire.Answer;
import chat.maru.orchestrator.wire.Answer.Choice;
import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Delta;
import chat.maru.orchestrator.wire.Part;
import chat.maru.orchestrator.wire.Prompt;
import chat.maru.orchestrator.wire.Stop;
import chat.maru.orchestrator.wire.Tokens;
import chat.maru.orchestrator.wire.Wire;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers between all pairs of wires, whole and streamed, as [Matrix] has them.
class AnswerPairsTest {
  private static final Prompt THINKING =
      new Draft(EnumSet.of(Feature.THINKING_BUDGET), List.of("q"), Wire.CHAT).prompt();
  private static final Set<Feature> STOPS = EnumSet.range(Feature.STOP_END, Feature.STOP_CONTEXT);

  @ParameterizedTest
  @EnumSource
  void every_feature_is_said_as_the_matrix_has_it(Feature feature) {
    if (!feature.inAnswer()) {
      return; // WirePairsTest
    }
    for (Wire wire : Matrix.wires()) {
      Codec codec = Codecs.of(wire);
      Answer answer = answer(EnumSet.of(feature), List.of("안녕", "b"), wire);
      switch (Matrix.fit(feature, wire)) {
        case EXACT -> {
          assertThat(nameless(codec.readAnswer(codec.writeAnswer(answer))))
              .as("%s", wire)
              .isEqualTo(nameless(answer));
          assertThat(nameless(streamed(answer, wire)))
              .as("%s streamed", wire)
              .isEqualTo(nameless(answer));
        }
        case MAPPED -> {
          codec.readAnswer(codec.writeAnswer(answer));
          streamed(answer, wire);
        }
        case REFUSED -> {
          assertThatThrownBy(() -> codec.writeAnswer(answer)).isInstanceOf(MaruException.class);
          assertThatThrownBy(() -> streamed(answer, wire)).isInstanceOf(MaruException.class);
        }
        case NEVER -> {
          // nothing to hold
        }
      }
    }
  }

  @Property(tries = 100)
  void nothing_that_both_can_say_is_lost_from_a_to_b_and_back(
      @ForAll("featureSets") Set<Feature> wanted, @ForAll("words") List<String> words) {
    for (Wire a : Matrix.wires()) { // who answers
      for (Wire b : Matrix.clients()) { // who is told
        Set<Feature> both = EnumSet.noneOf(Feature.class);
        wanted.stream()
            .filter(f -> Matrix.fit(f, a) == Fit.EXACT && Matrix.fit(f, b) == Fit.EXACT)
            .forEach(both::add);
        Answer answer = answer(both, words, a);
        Codec one = Codecs.of(a);
        Codec other = Codecs.of(b);
        Answer there = one.readAnswer(one.writeAnswer(answer));
        Answer back = one.readAnswer(one.writeAnswer(other.readAnswer(other.writeAnswer(there))));
        assertThat(nameless(back))
            .as("%s -> %s -> %s, %s", a, b, a, both)
            .isEqualTo(nameless(answer));
        assertThat(nameless(streamed(streamed(streamed(answer, a), b), a)))
            .as("%s -> %s -> %s streamed, %s", a, b, a, both)
            .isEqualTo(nameless(answer));
      }
    }
  }

  /// The answer without its id and those of its items, which each wire makes in its own form.
  private static Answer nameless(Answer answer) {
    List<Choice> choices =
        answer.choices().stream()
            .map(
                choice ->
                    new Choice(
                        choice.parts().stream().map(AnswerPairsTest::nameless).toList(),
                        choice.stop(),
                        choice.stopWord()))
            .toList();
    return new Answer("", answer.model(), choices, answer.tokens());
  }

  private static Part nameless(Part part) {
    Part.Opaque opaque = part instanceof Part.Thinking thinking ? thinking.opaque() : null;
    if (!(part instanceof Part.Thinking thought) || opaque == null) {
      return part;
    }
    return new Part.Thinking(
        thought.text(),
        new Part.Opaque(
            opaque.wire(), opaque.kind(), opaque.value().toBuilder().remove("id").build()));
  }

  /// The answer that a client puts together from a stream of it.
  private static Answer streamed(Answer answer, Wire wire) {
    Codec codec = Codecs.of(wire);
    Codec.StreamWriter writer = codec.streamWriter(THINKING);
    List<Codec.Event> events = new ArrayList<>();
    Deltas.of(answer).forEach(delta -> events.addAll(writer.write(delta)));
    events.addAll(writer.end());
    Codec.StreamReader reader = codec.streamReader();
    List<Delta> deltas = new ArrayList<>();
    events.forEach(event -> deltas.addAll(reader.read(event.name(), event.data())));
    assertThat(reader.whole()).isTrue();
    return Deltas.whole(deltas);
  }

  private static Answer answer(Set<Feature> features, List<String> words, Wire wire) {
    List<Part> parts = new ArrayList<>();
    boolean proven = features.contains(Feature.ANSWER_PROOF);
    if (features.contains(Feature.ANSWER_THOUGHTS) || proven) {
      parts.add(
          proven ? Draft.thought(wire, words.getLast()) : new Part.Thinking(words.getLast(), null));
    }
    if (features.contains(Feature.ANSWER_TEXT)) {
      parts.add(Part.Text.of(words.getFirst()));
    }
    boolean refused = features.contains(Feature.ANSWER_REFUSAL);
    if (refused) {
      parts.add(new Part.Refusal(words.getFirst()));
    }
    boolean calls = features.contains(Feature.ANSWER_CALLS) || has(features, Feature.STOP_TOOLS);
    if (calls) {
      parts.add(new Part.ToolCall("call_1", "look", "{\"n\":[1.50,\"}\"]}", null));
      parts.add(new Part.ToolCall("call_2", "go", "{}", null));
    }
    boolean writes = features.contains(Feature.USAGE_CACHE_WRITES);
    return new Answer(
        "msg_1",
        "m",
        List.of(new Choice(parts, stop(features, calls, refused), word(features))),
        new Tokens(100, 40, writes ? 10 : 0, writes ? 5 : 0, 20, 7));
  }

  private static boolean has(Set<Feature> features, Feature stop) {
    return features.stream().filter(STOPS::contains).findFirst().orElse(Feature.STOP_END) == stop;
  }

  private static @Nullable String word(Set<Feature> features) {
    return has(features, Feature.STOP_WORD) && !features.contains(Feature.ANSWER_CALLS)
        ? "END"
        : null;
  }

  private static Stop stop(Set<Feature> features, boolean calls, boolean refused) {
    if (calls) {
      return Stop.TOOLS;
    }
    if (refused) {
      return Stop.REFUSAL;
    }
    Feature stop = features.stream().filter(STOPS::contains).findFirst().orElse(Feature.STOP_END);
    return switch (stop) {
      case STOP_WORD -> Stop.WORD;
      case STOP_LENGTH -> Stop.LENGTH;
      case STOP_FILTER -> Stop.FILTER;
      case STOP_PAUSE -> Stop.PAUSE;
      case STOP_CONTEXT -> Stop.CONTEXT;
      default -> Stop.END;
    };
  }

  @Provide
  Arbitrary<Set<Feature>> featureSets() {
    return Arbitraries.of(EnumSet.range(Feature.ANSWER_TEXT, Feature.USAGE_CACHE_WRITES))
        .set()
        .map(set -> set.isEmpty() ? EnumSet.of(Feature.ANSWER_TEXT) : EnumSet.copyOf(set));
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.oneOf(
            Arbitraries.of("안녕하세요 👩🏻‍⚖️", "\"quoted\" \\ and\nlines", "{\"json\":true}", " x "),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }
}
