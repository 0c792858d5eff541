package chat.maru.mate.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  /// `minute name: words` lines.
  private static List<Utterance> talk(String lines) {
    List<Utterance> talk = new ArrayList<>();
    for (String line : lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int space = line.indexOf(' ');
      int colon = line.indexOf(": ");
      String who = line.substring(space + 1, colon);
      Instant at = START.plusSeconds(60L * Integer.parseInt(line.substring(0, space)));
      talk.add(new Utterance(who, who, at, line.substring(colon + 2), false));
    }
    return talk;
  }

  private static int answered(List<Link> links, int message) {
    return links.stream()
        .filter(link -> link.message() == message)
        .max((a, b) -> Double.compare(a.chance(), b.chance()))
        .orElseThrow()
        .answers();
  }

  private static final String ENGLISH =
      """
      0 ann: does anyone know how to mount an ntfs drive?
      0 bob: hi all, which package has the gimp plugins?
      1 carl: ann: sudo mount -t ntfs-3g /dev/sda1 /mnt
      1 dora: bob: gimp-plugin-registry
      2 ann: carl: thanks, that worked
      2 bob: dora: great, found it
      """;

  @Test
  void an_answer_that_names_the_asker_is_linked_to_the_question() {
    List<Link> links = Linker.shipped().whole(talk(ENGLISH), 0);
    assertThat(answered(links, 2)).isZero();
    assertThat(answered(links, 3)).isEqualTo(1);
    assertThat(answered(links, 4)).isEqualTo(2);
    assertThat(answered(links, 5)).isEqualTo(3);
  }

  @Test
  void a_question_to_the_room_begins_something() {
    List<Link> links = Linker.shipped().whole(talk(ENGLISH), 0);
    assertThat(answered(links, 0)).isZero();
    assertThat(answered(links, 1)).isEqualTo(1);
  }

  @Test
  void korean_names_with_their_particles_point_at_people() {
    List<Link> links =
        Linker.shipped()
            .whole(
                talk(
                    """
                    0 김민수: 이번 모임 회비 얼마인지 아시는 분?
                    0 박서연: 저 새 카메라 샀는데 렌즈 추천해 주실 분 있나요?
                    1 이지훈: 민수님 회비는 3만원이에요
                    2 최하나: 서연아 렌즈는 50mm 단렌즈가 좋아
                    3 김민수: 지훈님 감사해요
                    """),
                0);
    assertThat(answered(links, 2)).isZero();
    assertThat(answered(links, 3)).isEqualTo(1);
    assertThat(answered(links, 4)).isEqualTo(2);
  }

  @Test
  void what_is_judged_live_does_not_know_what_comes_after() {
    List<Utterance> talk = talk(ENGLISH);
    List<Link> all = Linker.shipped().live(talk, 0);
    List<Link> begun = Linker.shipped().live(talk.subList(0, 4), 0);
    assertThat(all.stream().filter(link -> link.message() < 4).toList()).isEqualTo(begun);
  }

  @Test
  void chances_of_one_message_add_up_to_one() {
    List<Utterance> talk = talk(ENGLISH);
    Chances chances = Linker.shipped().chances(talk, 0);
    for (int message = 0; message < talk.size(); message++) {
      double sum = 0;
      for (int earlier = 0; earlier <= message; earlier++) {
        sum += chances.of(message, earlier);
      }
      assertThat(sum).isBetween(0.95, 1.0001);
    }
  }

  @Test
  void an_answered_question_is_known_as_answered_and_an_open_one_as_open() {
    List<Utterance> talk =
        talk(
            """
            0 ann: does anyone know how to mount an ntfs drive?
            1 carl: ann: sudo mount -t ntfs-3g /dev/sda1 /mnt
            3 erik: which kernel does the new release have?
            4 bob: I went to the market today and bought apples
            """);
    Chances chances = Linker.shipped().chances(talk, 0);
    assertThat(chances.answered(0, talk.size())).isGreaterThan(0.8);
    assertThat(chances.answered(2, 3)).isZero();
    assertThat(chances.addressed(1)).isTrue();
    assertThat(chances.addressed(0)).isFalse();
  }

  @Test
  void notices_answer_nothing_and_an_empty_talk_has_no_links() {
    assertThat(Linker.shipped().whole(List.of(), 0)).isEmpty();
    Utterance notice = new Utterance("", "", START, "somebody joined", true);
    assertThat(Linker.shipped().whole(List.of(notice, notice), 0)).isEmpty();
  }
}
