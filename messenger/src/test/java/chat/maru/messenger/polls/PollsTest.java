package chat.maru.messenger.polls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.messenger.Content;
import chat.maru.messenger.Message;
import chat.maru.messenger.MessengerError;
import chat.maru.messenger.RoomEvent;
import chat.maru.messenger.testing.House;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class PollsTest {
  private final Engine engine;
  private @Nullable Database database;
  private @Nullable House house;

  PollsTest(Engine engine) {
    this.engine = engine;
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private House house() {
    if (house == null) {
      database = Databases.fresh(engine);
      house = new House(database);
    }
    return house;
  }

  @Test
  void votes_count_for_all_and_can_be_changed_until_the_end() {
    RoomId room = house().group("지민", "민수", "서연");
    MessageId id = dinner(room, false, false, null);
    vote("민수", room, id, 0);
    vote("서연", room, id, 0);
    vote("지민", room, id, 2);
    Content.Poll poll = vote("서연", room, id, 2);
    assertThat(poll.options()).extracting(Content.Option::votes).containsExactly(1, 0, 2);
    assertThat(poll.options().get(2).voters()).hasSize(2);
    assertThat(vote("서연", room, id).voters()).isEqualTo(2);
    house().messenger.polls().close(house().user("지민"), room, id);
    assertThatThrownBy(() -> vote("서연", room, id, 1))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.POLL_CLOSED));
    Content.Notice result = (Content.Notice) last(room).content();
    assertThat(result.code()).isEqualTo("poll_tied");
    assertThat(result.params().requireString("winner")).isEqualTo("치킨, 국밥");
  }

  @Test
  void an_anonymous_vote_names_nobody_in_content_or_events() {
    RoomId room = house().group("지민", "민수");
    MessageId id = dinner(room, false, true, null);
    Content.Poll poll = vote("민수", room, id, 1);
    assertThat(poll.options().get(1)).isEqualTo(new Content.Option("피자", null, 1, List.of()));
    assertThat(house().messenger.roomEvents().list(house().user("지민"), room, 0, 100))
        .filteredOn(RoomEvent.Acted.class::isInstance)
        .singleElement()
        .satisfies(event -> assertThat(event.actor()).isNull());
    assertThat(house().messenger.polls().choices(house().user("민수"), room, id)).containsExactly(1);
    assertThat(house().messenger.polls().choices(house().user("지민"), room, id)).isEmpty();
  }

  @Test
  void several_options_only_where_the_poll_says_so() {
    RoomId room = house().group("지민", "민수");
    MessageId one = dinner(room, false, false, null);
    MessageId many = dinner(room, true, false, null);
    assertThat(vote("민수", room, many, 2, 0).voters()).isEqualTo(1);
    assertThatThrownBy(() -> vote("민수", room, one, 2, 0)).hasMessageContaining("one option");
    assertThatThrownBy(() -> vote("민수", room, one, 3)).hasMessageContaining("below 3");
  }

  @Test
  void a_poll_ends_at_its_time_also_if_nobody_was_there() {
    RoomId room = house().group("지민", "민수");
    Instant end = house().clock.instant().plus(Duration.ofHours(1));
    MessageId id = dinner(room, false, false, end);
    vote("민수", room, id, 0);
    assertThat(house().messenger.polls().closeDue()).isZero();
    house().clock.pass(Duration.ofHours(5));
    assertThatThrownBy(() -> vote("지민", room, id, 1)).isInstanceOf(MaruException.class);
    House restarted = new House(java.util.Objects.requireNonNull(database), house());
    assertThat(restarted.messenger.polls().closeDue()).isEqualTo(1);
    assertThat(house().messenger.polls().closeDue()).isZero();
    Content.Notice result = (Content.Notice) last(room).content();
    assertThat(result.code()).isEqualTo("poll_closed");
    assertThat(result.params().requireString("winner")).isEqualTo("치킨");
  }

  @Test
  void only_its_maker_or_an_owner_ends_it_and_strangers_do_not_see_it() {
    RoomId room = house().group("지민", "민수", "서연");
    MessageId id =
        house()
            .messenger
            .polls()
            .post(house().user("민수"), room, house().id(), poll(false, false, null))
            .message()
            .id();
    assertThatThrownBy(() -> house().messenger.polls().close(house().user("서연"), room, id))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(MessengerError.AUTHOR_ONLY));
    assertThatThrownBy(() -> vote("현우", room, id, 0)).hasMessageContaining("no such room");
    house().messenger.polls().close(house().user("지민"), room, id);
  }

  @Test
  void what_the_mate_made_goes_with_the_message_that_asked_and_so_does_the_result() {
    RoomId room = house().group("지민", "민수");
    Message asked = house().say("민수", room, "@마루 투표: 저녁? 치킨, 피자, 국밥");
    MessageId id = house().id();
    house()
        .messenger
        .polls()
        .postForAsker(
            room,
            id,
            poll(false, false, null),
            asked.author(),
            new Content.Origin("turn", "receipt", asked.id()));
    vote("지민", room, id, 1);
    house().messenger.polls().close(house().user("민수"), room, id);
    house().messenger.rooms().delete(house().user("민수"), room, asked.id());
    assertThat(house().timeline("지민", room)).allMatch(Message::deleted);
    assertThat(house().messenger.roomEvents().list(house().user("지민"), room, 0, 100).toString())
        .doesNotContain("치킨", "피자");
  }

  @Test
  void who_asked_the_mate_for_a_poll_may_delete_it() {
    RoomId room = house().group("지민", "민수", "서연");
    Message asked = house().say("민수", room, "@마루 투표: 저녁? 치킨, 피자, 국밥");
    MessageId id = house().id();
    house()
        .messenger
        .polls()
        .postForAsker(
            room,
            id,
            poll(false, false, null),
            asked.author(),
            new Content.Origin("turn", "receipt", asked.id()));
    assertThatThrownBy(() -> house().messenger.rooms().delete(house().user("서연"), room, id))
        .isInstanceOf(MaruException.class);
    assertThat(house().messenger.rooms().delete(house().user("민수"), room, id).deleted()).isTrue();
  }

  @Test
  void a_poll_needs_two_different_options_and_a_time_to_come() {
    assertThatThrownBy(
            () -> new NewPoll("저녁?", List.of(new NewPoll.Choice("치킨", null)), false, false, null))
        .hasMessageContaining("2 to 20");
    assertThatThrownBy(
            () ->
                new NewPoll(
                    "저녁?",
                    List.of(new NewPoll.Choice("치킨", null), new NewPoll.Choice(" 치킨 ", null)),
                    false,
                    false,
                    null))
        .hasMessageContaining("twice");
    RoomId room = house().group("지민");
    Instant past = house().clock.instant().minusSeconds(1);
    assertThatThrownBy(() -> dinner(room, false, false, past)).hasMessageContaining("closesAt");
    assertThat(house().timeline("지민", room)).isEmpty();
  }

  private MessageId dinner(
      RoomId room, boolean multiple, boolean anonymous, @Nullable Instant closesAt) {
    return house()
        .messenger
        .polls()
        .post(house().user("지민"), room, house().id(), poll(multiple, anonymous, closesAt))
        .message()
        .id();
  }

  private static NewPoll poll(boolean multiple, boolean anonymous, @Nullable Instant closesAt) {
    return new NewPoll(
        "저녁 뭐 먹지?",
        List.of(
            new NewPoll.Choice("치킨", null),
            new NewPoll.Choice("피자", null),
            new NewPoll.Choice("국밥", null)),
        multiple,
        anonymous,
        closesAt);
  }

  private Content.Poll vote(String name, RoomId room, MessageId id, Integer... choices) {
    return (Content.Poll)
        house().messenger.polls().vote(house().user(name), room, id, List.of(choices)).content();
  }

  private Message last(RoomId room) {
    return house().timeline("지민", room).getLast();
  }
}
