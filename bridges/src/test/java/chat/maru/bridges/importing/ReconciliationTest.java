package chat.maru.bridges.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.testing.Chats;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private final World world = new World();

  @Test
  void old_words_stand_at_their_old_time() {
    world.bringIn(
        """
        2023년 7월 9일 오전 12:05, 회원님 : 안녕
        2023년 7월 9일 오전 12:05, 민지님이 나갔습니다.
        2023년 7월 9일 오후 12:05, 이준호 : 사진
        """);

    assertThat(world.target.timeline())
        .containsExactly(
            "2023-07-08T15:05:00Z 회원님: 안녕",
            "2023-07-08T15:05:00Z * 민지님이 나갔습니다.",
            "2023-07-09T03:05:00Z 이준호: 사진");
  }

  @Test
  void the_same_file_again_adds_nothing() {
    String text = Chats.android(Chats.random(1, 3_000));
    ImportRun first = world.bringIn(text);
    List<String> before = world.target.timeline();

    ImportRun again = world.bringIn(text);

    assertThat(first.added()).isEqualTo(3_000);
    assertThat(first.state()).isEqualTo(ImportRun.State.DONE);
    assertThat(again.added()).isZero();
    assertThat(again.known()).isEqualTo(3_000);
    assertThat(world.target.timeline()).isEqualTo(before);
  }

  @Test
  void a_longer_export_adds_its_tail_to_the_same_people() {
    List<Chats.Said> chat = Chats.random(2, 1_000);
    world.bringIn(Chats.windows(chat.subList(0, 700)));

    ImportRun longer = world.bringIn(Chats.windows(chat));

    assertThat(longer.added()).isEqualTo(300);
    assertThat(world.target.timeline()).hasSize(1_000);
    assertThat(world.target.people()).allSatisfy((_, keys) -> assertThat(keys).hasSize(1));
  }

  @Test
  void equal_words_in_one_minute_are_counted() {
    String line = "2023년 7월 9일 오후 8:34, 민지 : ㅋㅋ\n";
    world.bringIn(line.repeat(5));

    assertThat(world.bringIn(line.repeat(8)).added()).isEqualTo(3);
    assertThat(world.target.timeline()).hasSize(8);
  }

  @Test
  void another_device_with_other_names_and_language_is_the_same_chat() {
    world.bringIn(
        """
        2023년 7월 9일 오후 8:34, 회원님 : 어디야?
        2023년 7월 9일 오후 8:34, 준호형 : 다 왔어
        2023년 7월 9일 오후 8:35, 준호형 : 사진
        2023년 7월 9일 오후 8:35, 회원님 : ㅋㅋ
        2023년 7월 9일 오후 8:36, 준호형 : 이모티콘
        2023년 7월 9일 오후 8:37, 회원님님이 최유나님을 초대했습니다.
        """);

    ImportRun other =
        world.bringIn(
            """
            Sunday, July 9, 2023
            Jul 9, 2023 at 20:34, Minji : 어디야?
            Jul 9, 2023 at 20:34, You : 다 왔어
            Jul 9, 2023 at 20:35, You : Photo
            Jul 9, 2023 at 20:35, Minji : ㅋㅋ
            Jul 9, 2023 at 20:36, You : Emoticons
            Jul 9, 2023 at 20:37: Minji invited Yuna.
            Jul 9, 2023 at 20:38, Minji : 새 말
            Jul 9, 2023 at 20:39, Yuna : 안녕
            """);

    assertThat(other.added()).isEqualTo(2);
    assertThat(other.known()).isEqualTo(6);
    assertThat(world.target.people().get("Minji")).isEqualTo(world.target.people().get("회원님"));
    assertThat(world.target.people().keySet())
        .containsExactlyInAnyOrder("회원님", "준호형", "Minji", "Yuna");
  }

  @Test
  void two_chats_with_a_person_of_one_name_have_two_people() {
    world.bringIn("2023년 7월 9일 오후 8:34, 민지 : 하나\n2023년 7월 9일 오후 8:36, 민지 : 둘\n");
    world.bringIn("2023년 7월 9일 오후 8:34, 민지 : 셋\n2023년 7월 9일 오후 8:35, 민지 : 넷\n");

    assertThat(world.target.timeline()).hasSize(4);
    assertThat(world.target.people().get("민지")).hasSize(2);
  }

  @Test
  void parts_of_one_export_know_each_others_people() {
    String head = "Talk_2023.7.10 21:30-%d.txt\n저장한 날짜 : 2023. 7. 10. 오후 9:30\n\n";
    world.bringIn(
        head.formatted(1) + "2023. 7. 9. 오후 8:34, 민지 : 하나\n2023. 7. 9. 오후 8:34, 준호 : 응\n");
    world.bringIn(
        head.formatted(2) + "2023. 7. 10. 오후 8:34, 민지 : 둘\n2023. 7. 10. 오후 8:34, 준호 : 응\n");

    assertThat(world.target.timeline()).hasSize(4);
    assertThat(world.target.people()).allSatisfy((_, keys) -> assertThat(keys).hasSize(1));
  }

  @Test
  void words_deleted_between_two_exports_do_not_come_twice() {
    String before =
        """
        2023년 7월 9일 오후 8:34, 민지 : 하나
        2023년 7월 9일 오후 8:34, 민지 : 실수
        2023년 7월 9일 오후 8:35, 준호 : 응
        2023년 7월 9일 오후 8:36, 준호 : 그래
        """;
    world.bringIn(before);

    assertThat(world.bringIn(before.replace("실수", "삭제된 메시지입니다.")).added()).isZero();
  }

  @Test
  void an_undo_removes_what_one_import_added_and_it_may_come_again() {
    List<Chats.Said> chat = Chats.random(3, 600);
    world.bringIn(Chats.android(chat.subList(0, 400)));
    List<String> before = world.target.timeline();
    ImportRun second = world.bringIn(Chats.android(chat));

    world.undo(second);
    assertThat(world.target.timeline()).isEqualTo(before);
    world.bringIn(Chats.android(chat));
    assertThat(world.target.timeline()).hasSize(600);
  }

  @Test
  void what_one_imported_for_themselves_is_no_secret_to_be_found_out() {
    String text = Chats.android(Chats.random(4, 100));
    world.bringIn(text, world.minji, Audience.MINE);

    assertThat(world.bringIn(text, world.junho, Audience.MINE).added()).isEqualTo(100);
    assertThat(world.bringIn(text, world.minji, Audience.MINE).added()).isZero();
    assertThatThrownBy(() -> world.bringIn(text + " ", world.minji, Audience.ROOM))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> assertThat(e.code()).isEqualTo(ImportError.IMPORT_PRIVATE_EXISTS));
  }

  @Test
  void what_the_room_has_is_known_to_everybody() {
    List<Chats.Said> chat = Chats.random(5, 100);
    world.bringIn(Chats.android(chat.subList(0, 80)), world.minji, Audience.ROOM);

    assertThat(world.bringIn(Chats.android(chat), world.junho, Audience.MINE).added())
        .isEqualTo(20);
  }

  @Property(tries = 40)
  void an_import_that_crashes_anywhere_is_taken_up_and_doubles_nothing(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 5) int batches) {
    List<Chats.Said> chat = Chats.random(seed, 2_600);
    World fresh = new World();
    fresh.bringIn(Chats.android(chat.subList(0, 1_000)));
    String longer = Chats.android(chat);
    fresh.target.batchesLeft = batches;
    assertThatThrownBy(() -> fresh.bringIn(longer)).isInstanceOf(MemoryTarget.Crash.class);
    fresh.target.batchesLeft = -1;

    ImportRun done = fresh.bringIn(longer);

    assertThat(done.added()).isEqualTo(1_600);
    assertThat(done.known()).isEqualTo(1_000);
    assertThat(fresh.target.timeline())
        .containsExactlyInAnyOrderElementsOf(chat.stream().map(ReconciliationTest::show).toList());
    fresh.undo(done);
    assertThat(fresh.target.timeline()).hasSize(1_000);
  }

  @Property(tries = 200)
  void overlapping_exports_give_exactly_their_union(
      @ForAll long seed, @ForAll @IntRange(min = 60, max = 300) int size) {
    List<Chats.Said> chat = Chats.random(seed, size);
    World fresh = new World();
    for (List<Chats.Said> window : windows(chat, new Random(seed))) {
      String text = write((int) (seed & 0xff) + window.size(), window);
      fresh.bringIn(text);
      assertThat(fresh.bringIn(text).added()).isZero();
    }

    assertThat(fresh.target.timeline())
        .containsExactlyInAnyOrderElementsOf(chat.stream().map(ReconciliationTest::show).toList());
    assertThat(fresh.bringIn(write(0, chat)).added()).isZero();
    assertThat(fresh.target.people()).allSatisfy((_, keys) -> assertThat(keys).hasSize(1));
  }

  /// Stretches that cover the chat, each of which shares more than a minute with those before it.
  private static List<List<Chats.Said>> windows(List<Chats.Said> chat, Random random) {
    int from = random.nextInt(chat.size() - 30);
    int to = from + 30 + random.nextInt(chat.size() - from - 29);
    List<List<Chats.Said>> windows = new ArrayList<>();
    windows.add(chat.subList(from, to));
    while (from > 0 || to < chat.size()) {
      boolean later = from == 0 || (to < chat.size() && random.nextBoolean());
      int width = 1 + random.nextInt(60);
      if (later) {
        int end = Math.min(chat.size(), to + width);
        windows.add(chat.subList(back(chat, to - 1, from), end));
        to = end;
      } else {
        int start = Math.max(0, from - width);
        windows.add(chat.subList(start, forth(chat, from, to)));
        from = start;
      }
    }
    return windows;
  }

  /// The start of a stretch that ends with message `last` and holds more than two whole minutes.
  private static int back(List<Chats.Said> chat, int last, int from) {
    int start = last;
    while (start > from && (last - start < 8 || minutes(chat, start, last) < 3)) {
      start--;
    }
    return start;
  }

  private static int forth(List<Chats.Said> chat, int first, int to) {
    int end = first + 1;
    while (end < to && (end - first < 8 || minutes(chat, first, end - 1) < 3)) {
      end++;
    }
    return end;
  }

  private static long minutes(List<Chats.Said> chat, int from, int last) {
    return chat.subList(from, last + 1).stream().map(Chats.Said::at).distinct().count();
  }

  private static String write(int i, List<Chats.Said> window) {
    return switch (i % 3) {
      case 0 -> Chats.windows(window);
      case 1 -> Chats.android(window);
      default -> Chats.ios(window);
    };
  }

  private static String show(Chats.Said said) {
    return said.at().atZone(World.SEOUL).toInstant()
        + " "
        + said.speaker()
        + ": "
        + said.text().replace('\n', '⏎');
  }
}
