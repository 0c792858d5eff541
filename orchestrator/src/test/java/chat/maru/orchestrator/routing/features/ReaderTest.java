package chat.maru.orchestrator.routing.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final List<String> TEXTS = texts();

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    String[] sea = {"harbour", "sail", "tide", "anchor", "wave", "captain"};
    String[] bread = {"flour", "yeast", "oven", "dough", "crust", "baker"};
    for (int i = 0; i < 40; i++) {
      String[] words = i % 2 == 0 ? sea : bread;
      texts.add(words[i % 5] + " and " + words[(i + 3) % 6] + " with " + words[(i + 1) % 6]);
    }
    return texts;
  }

  @Test
  void texts_of_one_subject_lie_together_although_nobody_named_the_subject() {
    Reader reader = Reader.of(TEXTS, 1);
    double[] sail = reader.read("sail tide anchor").meaning();
    double[] wave = reader.read("captain anchor tide").meaning();
    double[] oven = reader.read("oven dough yeast").meaning();
    assertThat(dot(sail, wave)).isGreaterThan(dot(sail, oven) + 0.2);
  }

  @Test
  void the_same_texts_and_seed_give_the_same_reading() {
    double[] once = Reader.of(TEXTS, 3).read("sail and oven").dense();
    double[] again = Reader.of(TEXTS, 3).read("sail and oven").dense();
    assertThat(again).containsExactly(once);
  }

  @Test
  void words_that_nobody_has_seen_leave_zeros_and_no_error() {
    Reading reading = Reader.of(TEXTS, 1).read("Ωμέγα");
    assertThat(reading.meaning()).containsOnly(0.0);
    assertThat(Reader.of(TEXTS, 1).read("").words().size()).isZero();
  }

  @Test
  void each_part_of_a_vector_has_length_one() {
    WordSpace space = WordSpace.of(TEXTS);
    Sparse words = space.vector("sail and tide").below(space.words());
    double squares = 0;
    for (float value : words.values()) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-5));
  }

  @Test
  void offered_answers_are_told_from_the_question() {
    Choices choices = Choices.of("Which is odd?\nA. 2\nB. 3\nC. 4\nAnswer:");
    assertThat(choices.stem()).isEqualTo("Which is odd?");
    assertThat(choices.options()).containsExactly("2", "3", "4");
    assertThat(Choices.of("A. Smith wrote to B. Jones").options()).isEmpty();
  }

  @Test
  void structure_always_has_the_same_measures() {
    for (String text : List.of("", "hi", "왜 하늘은 파란가요?", "x".repeat(50_000), "\n\n\n")) {
      assertThat(Structure.of(text)).hasSize(Structure.SIZE).doesNotContain(Double.NaN);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
