package chat.maru.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.Ids;
import chat.maru.base.RoomId;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as rows, on both databases.
class AttachmentsTest {
  private static final String BYTES = "ab".repeat(32);
  private static final String SMALL = "cd".repeat(32);

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void a_file_belongs_to_its_message_and_goes_with_it(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민", "서연");
    StoredFile picture = announced(house, room, "사진.jpg");
    write(house, tx -> tx.files().insert(picture, 0));
    assertThat(
            AttachmentsTest.<Optional<StoredFile>>read(
                house, tx -> tx.files().find(room, picture.id())))
        .contains(picture);
    StoredFile whole =
        new StoredFile(
            room,
            picture.owner(),
            null,
            new Attachment(picture.id(), "사진.jpg", "image/jpeg", 90, 4, 3, null, false, true),
            BYTES,
            SMALL,
            picture.createdAt());
    write(house, tx -> tx.files().update(whole));
    assertThat(AttachmentsTest.<Long>read(house, tx -> tx.files().bytesOf(picture.owner())))
        .isEqualTo(90);
    NewMessage post = new NewMessage(house.id(), "", null, false, null, List.of(picture.id()));
    Message message = house.messenger.rooms().post(house.user("지민"), room, post).message();
    assertThat(message.files()).containsExactly(whole.shown());
    assertThat(house.timeline("서연", room).getLast().files()).isEqualTo(message.files());
    assertThat(
            AttachmentsTest.<List<StoredFile>>read(
                house, tx -> tx.files().ofMessage(room, message.id())))
        .hasSize(1);
    assertThat(
            AttachmentsTest.<Set<String>>read(
                house, tx -> tx.files().named(Set.of(BYTES, SMALL, "ee".repeat(32)))))
        .containsExactlyInAnyOrder(BYTES, SMALL);
    RoomId other = house.group("서연");
    Message carried =
        house
            .messenger
            .forwards()
            .forward(house.user("서연"), room, message.id(), other, house.id())
            .message();
    assertThat(carried.files()).hasSize(1);
    assertThat(carried.files().getFirst().id()).isNotEqualTo(picture.id());
    house.messenger.rooms().delete(house.user("지민"), room, message.id());
    assertThat(
            AttachmentsTest.<Optional<StoredFile>>read(
                house, tx -> tx.files().find(room, picture.id())))
        .isEmpty();
    assertThat(AttachmentsTest.<Set<String>>read(house, tx -> tx.files().named(Set.of(BYTES))))
        .containsExactly(BYTES);
  }

  @ParameterizedTest
  @MethodSource("chat.maru.storage.testing.Databases#both")
  void what_nobody_posts_is_found_again(Database database) {
    House house = new House(database);
    RoomId room = house.group("지민");
    StoredFile forgotten = announced(house, room, "잊은 것.zip");
    write(house, tx -> tx.files().insert(forgotten, 0));
    assertThat(
            AttachmentsTest.<List<StoredFile>>read(
                house, tx -> tx.files().abandoned(forgotten.createdAt().plusMillis(1), 10)))
        .containsExactly(forgotten);
    assertThat(
            AttachmentsTest.<List<StoredFile>>read(
                house, tx -> tx.files().abandoned(forgotten.createdAt(), 10)))
        .isEmpty();
    assertThat(write(house, tx -> tx.files().bind(room, forgotten.id(), house.id(), 0))).isTrue();
    house.clock.pass(Duration.ofDays(1));
    assertThat(
            AttachmentsTest.<List<StoredFile>>read(
                house, tx -> tx.files().list(room, List.of(forgotten.id()))))
        .hasSize(1);
    write(house, tx -> tx.files().removeOrphans());
    assertThat(
            AttachmentsTest.<List<StoredFile>>read(
                house, tx -> tx.files().list(room, List.of(forgotten.id()))))
        .isEmpty();
  }

  private static StoredFile announced(House house, RoomId room, String name) {
    return new StoredFile(
        room,
        house.user("지민"),
        null,
        new Attachment(
            Ids.next(house.clock),
            name,
            "application/octet-stream",
            100,
            null,
            null,
            5L,
            true,
            false),
        null,
        null,
        house.messenger.journal().now());
  }

  private static <T> T read(House house, java.util.function.Function<Tx, T> query) {
    return house.messenger.journal().read(query);
  }

  private static boolean write(House house, java.util.function.Consumer<Tx> act) {
    return house
        .messenger
        .journal()
        .write(
            recorder -> {
              act.accept(recorder.tx());
              return true;
            });
  }
}
