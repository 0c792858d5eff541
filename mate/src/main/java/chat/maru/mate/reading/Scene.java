package chat.maru.mate.reading;

import chat.maru.base.MemberId;
import chat.maru.base.UserId;
import chat.maru.mate.intent.Setting;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Person;
import chat.maru.mate.talk.Summons;
import chat.maru.messenger.Member;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Message;
import chat.maru.messenger.Room;
import chat.maru.messenger.RoomKind;
import chat.maru.messenger.Viewer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// One question to the mate, and where it was asked. Everything that a turn reads comes through a
/// scene, so that it cannot read another room.
///
/// @param asker the member who asks
/// @param user the account behind them
/// @param question the message that asks
/// @param members everybody who is or was in the room
/// @param zone the asker's
/// @param language the question's, else the asker's
/// @param lineSeq the asker's unread line when they entered the room
public record Scene(
    Room room,
    Member asker,
    UserId user,
    Message question,
    List<Member> members,
    ZoneId zone,
    Language language,
    Instant now,
    long lineSeq) {
  public Scene {
    members = List.copyOf(members);
  }

  /// The question without the mate's name.
  public String text() {
    return Summons.without(question.text());
  }

  /// Whether asker and mate are by themselves.
  public boolean alone() {
    return room.kind() == RoomKind.MATE;
  }

  /// For an answer that the whole room reads.
  public Viewer everyone() {
    return Viewer.mateForRoom(question.id());
  }

  /// For a card that only the asker reads.
  public Viewer onlyMe() {
    return Viewer.mateFor(user, question.id());
  }

  public Person me() {
    return new Person(asker.id(), asker.displayName());
  }

  /// Everybody but mates.
  public List<Person> people() {
    return members.stream()
        .filter(member -> member.kind() != MemberKind.MATE)
        .map(member -> new Person(member.id(), member.displayName()))
        .toList();
  }

  /// Mates: their words are no source.
  public List<MemberId> mates() {
    return members.stream()
        .filter(member -> member.kind() == MemberKind.MATE)
        .map(Member::id)
        .toList();
  }

  public Setting setting() {
    return new Setting(LocalDateTime.ofInstant(now, zone), me(), people(), alone());
  }
}
