package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The one rule of who may see which message. Every reading of messages passes through it.
///
/// - Where a room hides its history, nothing from before one's joining.
/// - Nothing from an import that was not opened to one.
/// - Nothing that one has deleted for oneself.
/// - For a mate: nothing by a member who blinded it, nor what repeats their words.
///
/// @param hidden single messages that are hidden: by the viewer for themselves, or from a mate
///   because of where they were forwarded from
/// @param fromSeq live messages up to this Seq are hidden
/// @param hiddenImports imports that are hidden
/// @param blindAuthors members whose words are hidden
/// @param asked messages of blind authors that are nevertheless shown
/// @param blindWords recognises repetitions of the blind authors' words
public record Visibility(
    RoomId room,
    Set<MessageId> hidden,
    long fromSeq,
    Set<String> hiddenImports,
    Set<MemberId> blindAuthors,
    Set<MessageId> asked,
    BlindWords blindWords) {

  public Visibility {
    hidden = Set.copyOf(hidden);
    hiddenImports = Set.copyOf(hiddenImports);
    blindAuthors = Set.copyOf(blindAuthors);
    asked = Set.copyOf(asked);
  }

  /// Where the rule is applied: what `viewer` may see in `room` now.
  ///
  /// @throws MaruException `NOT_FOUND` if the viewer is a person who is not in the room
  public static Visibility of(Tx tx, RoomId roomId, Viewer viewer) {
    return of(tx, roomId, viewer, new BlindWordsCache());
  }

  /// Like [#of(Tx, RoomId, Viewer)], with the blind members' words from `words`.
  static Visibility of(Tx tx, RoomId roomId, Viewer viewer, BlindWordsCache words) {
    Room room = Rules.requireRoom(tx, roomId);
    return switch (viewer) {
      case Viewer.Person(UserId user) -> {
        Member member = Rules.requireMember(tx, roomId, user);
        yield open(
            roomId,
            tx.acts().hidden(roomId, member.id()),
            room.historyHidden() ? member.joinedSeq() : 0,
            tx.imports().hiddenFrom(roomId, user));
      }
      case Viewer.Everyone() ->
          open(
              roomId,
              Set.of(),
              room.historyHidden() ? newestJoining(tx, roomId) : 0,
              tx.imports().hiddenFromAnyone(roomId));
      case Viewer.Mate(Viewer audience, Set<MessageId> asked) ->
          of(tx, roomId, audience).without(blind(tx, roomId), asked, tx, words);
    };
  }

  private static Visibility open(
      RoomId room, Set<MessageId> hidden, long fromSeq, Set<String> hiddenImports) {
    return new Visibility(
        room, hidden, fromSeq, hiddenImports, Set.of(), Set.of(), BlindWords.NONE);
  }

  private Visibility without(
      Set<MemberId> blind, Set<MessageId> asked, Tx tx, BlindWordsCache words) {
    Set<MessageId> all = new HashSet<>(hidden);
    all.addAll(tx.acts().keptFromMates(room));
    return new Visibility(
        room, all, fromSeq, hiddenImports, blind, asked, words.of(tx, room, blind));
  }

  private static long newestJoining(Tx tx, RoomId room) {
    return tx.members().people(room).stream().mapToLong(Member::joinedSeq).max().orElse(0);
  }

  /// Members who blinded the mate, and the imported people that they are.
  private static Set<MemberId> blind(Tx tx, RoomId room) {
    List<Member> members = tx.members().list(room);
    Set<UserId> users =
        members.stream()
            .filter(Member::blind)
            .flatMap(member -> member.findUser().stream())
            .collect(Collectors.toSet());
    return members.stream()
        .filter(member -> member.blind() || users.contains(member.user()))
        .map(Member::id)
        .collect(Collectors.toSet());
  }

  /// The member that `user` is, and the imported people that they claimed to be.
  static Set<MemberId> selves(Tx tx, RoomId room, UserId user) {
    return tx.members().list(room).stream()
        .filter(member -> user.equals(member.user()))
        .map(Member::id)
        .collect(Collectors.toSet());
  }

  /// Whether `message` may be shown.
  public boolean admits(Message message) {
    if (!message.room().equals(room) || hidden.contains(message.id())) {
      return false;
    }
    String importId = message.importId();
    boolean reachable =
        importId == null ? message.seq() > fromSeq : !hiddenImports.contains(importId);
    return reachable
        && (asked.contains(message.id())
            || (!blindAuthors.contains(message.author())
                && !blindWords.repeatedIn(message.text())));
  }
}
