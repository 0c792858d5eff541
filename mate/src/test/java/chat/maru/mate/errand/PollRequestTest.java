package chat.maru.mate.errand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollRequestTest {
  /// A Tuesday.
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 24, 15, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @마루 투표 만들어줘: 금요일 저녁 뭐 먹을까? 치킨, 피자, 국밥 | 금요일 저녁 뭐 먹을까? | 치킨/피자/국밥
          @마루 투표: 금요일 저녁 뭐 먹을까? 치킨 / 피자 / 국밥 | 금요일 저녁 뭐 먹을까? | 치킨/피자/국밥
          @마루야 투표 하나 올려줘: 어디로 갈까? 바다 아니면 산 | 어디로 갈까? | 바다/산
          @마루 투표하자: 치킨, 피자 | 어느 쪽이 좋아요? | 치킨/피자
          @마루 투표 부탁해: 내일 모일까? | 내일 모일까? | 좋아요/아니요
          @마루 투표: 회비 올리기 | 회비 올리기 | 좋아요/아니요
          @maru poll: dinner on Friday? chicken, pizza, soup | dinner on Friday? | chicken/pizza/soup
          @Maru make a poll: where to? the sea or the hills | where to? | the sea/the hills
          @Maru create a quick poll: tea vs coffee | Which one? | tea/coffee
          @maru poll: shall we meet tomorrow? | shall we meet tomorrow? | Yes/No
          """)
  void question_and_options_are_told_apart(String text, String question, String options) {
    Errand.MakePoll poll = poll(text);
    assertThat(poll.question()).isEqualTo(question);
    assertThat(poll.options()).extracting(Errand.Option::text).containsExactly(options.split("/"));
    assertThat(poll.anonymous()).isFalse();
    assertThat(poll.multiple()).isFalse();
    assertThat(poll.closes()).isEmpty();
  }

  @Test
  void options_may_stand_on_lines_of_their_own() {
    Errand.MakePoll poll = poll("@마루 투표 만들어줘: 여행지\n1. 제주도, 서귀포\n2. 부산\n- 강릉");
    assertThat(poll.question()).isEqualTo("여행지");
    assertThat(poll.options())
        .extracting(Errand.Option::text)
        .containsExactly("제주도, 서귀포", "부산", "강릉");
  }

  @Test
  void how_to_vote_and_until_when_stands_before_the_colon_or_in_brackets() {
    Errand.MakePoll poll = poll("@마루 내일 오후 6시까지 익명 투표 만들어줘: 회식? 고기, 회");
    assertThat(poll.anonymous()).isTrue();
    assertThat(poll.closes()).contains(LocalDateTime.of(2026, 11, 25, 18, 0));
    poll = poll("@마루 투표: 회식? 고기, 회 (복수 선택, 금요일까지)");
    assertThat(poll.multiple()).isTrue();
    assertThat(poll.options()).hasSize(2);
    assertThat(poll.closes()).contains(LocalDateTime.of(2026, 11, 28, 0, 0));
    poll = poll("@maru anonymous multiple choice poll until tomorrow 6pm: lunch? rice, soup");
    assertThat(poll.anonymous()).isTrue();
    assertThat(poll.multiple()).isTrue();
    assertThat(poll.closes()).contains(LocalDateTime.of(2026, 11, 25, 18, 0));
  }

  @Test
  void options_that_are_times_know_their_moment() {
    Errand.MakePoll poll = poll("@마루 투표: 언제 볼까? 금요일 저녁 7시, 토요일 오후 2시, 아무 때나");
    assertThat(poll.options())
        .extracting(Errand.Option::at)
        .containsExactly(
            Optional.of(LocalDateTime.of(2026, 11, 27, 19, 0)),
            Optional.of(LocalDateTime.of(2026, 11, 28, 14, 0)),
            Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@마루 투표 결과 뭐였지?",
        "@마루 어제 투표 어떻게 됐어?",
        "@마루 민수가 투표에 대해 뭐라고 했어?",
        "@maru who won the vote?",
        "@maru what did we vote on yesterday?",
        "@마루 저번 투표: 결과가 뭐였어?"
      })
  void a_question_about_a_vote_makes_none(String text) {
    assertThat(Errands.find(text, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@마루 투표 마감해줘", "@마루 투표 끝내자", "@maru close the poll"})
  void a_vote_is_ended_by_word(String text) {
    assertThat(Errands.find(text, NOW)).contains(new Errand.EndPoll());
  }

  @Test
  void too_little_to_choose_from_is_told_by_no_options() {
    assertThat(poll("@마루 투표 만들어줘").options()).isEqualTo(List.of());
    assertThat(poll("@마루 투표: 뭐 먹지? 치킨").options()).isEqualTo(List.of());
  }

  private static Errand.MakePoll poll(String text) {
    return (Errand.MakePoll) Errands.find(text, NOW).orElseThrow();
  }
}
