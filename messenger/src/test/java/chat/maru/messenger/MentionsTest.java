package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.MemberId;
import chat.maru.base.RoomId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private final RoomId room = RoomId.next(Clock.systemUTC());
  private final Member mate = member(MemberKind.MATE, "마루");
  private final Member minsu = member(MemberKind.HUMAN, "민수");
  private final Member minsuJi = member(MemberKind.HUMAN, "민수지");
  private final Member john = member(MemberKind.HUMAN, "John Smith");
  private final List<Member> members = List.of(mate, minsu, minsuJi, john);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@마루 우리 저녁 어디로 정했지?",
        "@마루야 안녕",
        "@마루는 뭐 해?",
        "@마루, 도와줘",
        "@마루님께 물어보자",
        "@maru hi",
        "@Maru",
        "음 @MARU한테 물어봐",
        "(@마루)"
      })
  void the_mate_is_called_in_many_ways(String text) {
    assertThat(found(text)).containsExactly(mate.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"마루야", "@마루치 아라치", "me@maru.chat", "a@마루", "@marumaru", "@"})
  void other_words_are_no_call(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void the_longest_name_wins() {
    assertThat(found("@민수지야 봤어?")).containsExactly(minsuJi.id());
    assertThat(found("@민수야 봤어?")).containsExactly(minsu.id());
    assertThat(found("@john smith, @민수 둘 다")).containsExactly(john.id(), minsu.id());
  }

  @Test
  void those_who_share_a_name_are_all_meant() {
    Member other = member(MemberKind.HUMAN, "민수");
    List<Member> more = new ArrayList<>(members);
    more.add(other);
    assertThat(Mentions.in("@민수 누구?", more).members())
        .containsExactlyInAnyOrder(minsu.id(), other.id());
  }

  @Test
  void everybody_is_called_at_once() {
    assertThat(Mentions.in("@모두 내일 봐요", members).all()).isTrue();
    assertThat(Mentions.in("@all hands", members).all()).isTrue();
    assertThat(Mentions.in("@allen", members).all()).isFalse();
  }

  private List<MemberId> found(String text) {
    return Mentions.in(text, members).members();
  }

  private Member member(MemberKind kind, String name) {
    return new Member(
        MemberId.next(Clock.systemUTC()),
        room,
        kind,
        null,
        name,
        RoomRole.MEMBER,
        Instant.EPOCH,
        1,
        null,
        1,
        1,
        false,
        false);
  }
}
