package chat.maru.mate.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TactTest {
  private static final Dial DIAL = new Dial(3, 0);

  private static Opening opening(Duration waited, double answered, Mood mood) {
    return new Opening(true, waited, Duration.ofMinutes(2), 0, answered, mood);
  }

  private static Verdict judge(Opening opening, Dial dial) {
    return Tact.judge(opening, dial, Past.NONE);
  }

  private static Verdict.Reason why(Verdict verdict) {
    return ((Verdict.Silent) verdict).reason();
  }

  @Test
  void it_waits_as_long_as_the_dial_says_and_then_speaks() {
    Verdict early = judge(opening(Duration.ofMinutes(2), 0, Mood.CALM), DIAL);
    assertThat(early).isEqualTo(new Verdict.Wait(DIAL.patience().minusMinutes(2)));
    assertThat(judge(opening(DIAL.patience(), 0, Mood.CALM), DIAL))
        .isEqualTo(new Verdict.Speak(DIAL.patience()));
  }

  @Test
  void an_answer_of_a_person_cancels_it() {
    assertThat(why(judge(opening(DIAL.patience(), 0.9, Mood.CALM), DIAL)))
        .isEqualTo(Verdict.Reason.ANSWERED);
  }

  @Test
  void it_is_silent_in_grief_conflict_and_banter() {
    for (Mood mood : List.of(Mood.GRIEF, Mood.CONFLICT, Mood.BANTER)) {
      assertThat(why(judge(opening(DIAL.patience(), 0, mood), DIAL)))
          .isEqualTo(Verdict.Reason.MOOD);
    }
  }

  @Test
  void one_ignored_message_ends_it_and_so_does_the_limit_of_the_day() {
    Opening open = opening(DIAL.patience(), 0, Mood.CALM);
    assertThat(why(Tact.judge(open, DIAL, new Past(1, true)))).isEqualTo(Verdict.Reason.IGNORED);
    assertThat(why(Tact.judge(open, DIAL, new Past(DIAL.aDay(), false))))
        .isEqualTo(Verdict.Reason.ENOUGH_TODAY);
  }

  @Test
  void it_does_not_break_into_talk_and_lets_old_questions_rest() {
    Opening busy = new Opening(true, DIAL.patience(), Duration.ofSeconds(5), 3, 0, Mood.CALM);
    assertThat(judge(busy, DIAL)).isInstanceOf(Verdict.Wait.class);
    assertThat(why(judge(opening(Duration.ofDays(1), 0, Mood.CALM), DIAL)))
        .isEqualTo(Verdict.Reason.TOO_LATE);
  }

  @Test
  void too_much_makes_it_slower_and_stricter_and_helpful_the_other_way() {
    assertThat(DIAL.tooMuch().patience()).isGreaterThan(DIAL.patience());
    assertThat(DIAL.tooMuch().open()).isLessThan(DIAL.open());
    assertThat(DIAL.helpful().patience()).isLessThan(DIAL.patience());
    assertThat(DIAL.tooMuch().helpful().helpful()).isEqualTo(DIAL);
  }

  @Test
  void a_quieter_dial_waits_longer_and_speaks_less() {
    for (int level = Dial.LEAST; level < Dial.MOST; level++) {
      Dial quiet = new Dial(level, 0);
      Dial louder = new Dial(level + 1, 0);
      assertThat(quiet.patience()).isGreaterThan(louder.patience());
      assertThat(quiet.aDay()).isLessThan(louder.aDay());
    }
  }
}
