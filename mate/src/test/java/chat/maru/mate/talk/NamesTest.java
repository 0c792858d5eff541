package chat.maru.mate.talk;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MemberId;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<Person> PEOPLE =
      Stream.of("김민수", "남궁민지", "지우 (개발)", "Jane Doe", "박지우")
          .map(name -> new Person(MemberId.next(Clock.systemUTC()), name))
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          민수가 뭐라고 했어          | 김민수   | true
          김민수 씨가 어제 뭐래       | 김민수   | true
          민수 님은 언제 와           | 김민수   | true
          민수 생일 언제야            | 김민수   | false
          민지한테 줬나               | 남궁민지 | false
          민지 언니가 그랬어          | 남궁민지 | true
          what did Jane say           | Jane Doe | true
          Jane Doe suggested a place  | Jane Doe | true
          when is Jane's birthday     | Jane Doe | false
          """)
  void people_go_by_their_given_names(String text, String name, boolean subject) {
    assertThat(Names.find(text, PEOPLE))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.people()).extracting(Person::name).containsExactly(name);
              assertThat(one.subject()).isEqualTo(subject);
            });
  }

  @Test
  void a_name_of_two_people_means_both() {
    assertThat(Names.find("지우가 뭐라고 했어?", PEOPLE))
        .singleElement()
        .satisfies(one -> assertThat(one.people()).hasSize(2));
  }

  @Test
  void a_name_inside_another_word_is_no_name() {
    assertThat(Names.find("민수기 세탁, 김민수진, Janet called", PEOPLE)).isEmpty();
  }
}
