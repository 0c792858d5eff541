package chat.maru.messenger;

import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Words repeated in answers and cards follow their source: changed with it, gone with it.
final class Quotes {
  /// A renewed quote repeats at most this many UTF-16 units.
  private static final int LONGEST = 400;

  private Quotes() {}

  /// The messages that `answer` repeats.
  static Set<MessageId> of(Content.Answer answer) {
    Set<MessageId> cited = new LinkedHashSet<>();
    for (Content.Part part : answer.parts()) {
      if (part instanceof Content.Quote quote) {
        cited.add(quote.message());
      }
    }
    return cited;
  }

  /// `answer` without the words of messages that are not in the room, were deleted, or whose author
  /// has blinded the mate while it was writing.
  static Content.Answer sound(Tx tx, RoomId room, Content.Answer answer) {
    return answer.withParts(
        answer.parts().stream().map(part -> soundPart(tx, room, answer, part)).toList());
  }

  private static Content.Part soundPart(
      Tx tx, RoomId room, Content.Answer answer, Content.Part part) {
    if (!(part instanceof Content.Quote quote)) {
      return part;
    }
    Optional<Message> source = tx.messages().find(room, quote.message());
    boolean usable =
        source.isPresent()
            && !source.get().deleted()
            && (source.get().author().equals(answer.askedBy())
                || tx.members()
                    .find(room, source.get().author())
                    .filter(author -> !author.blind())
                    .isPresent());
    return usable ? part : quote.withText("");
  }

  /// Rewrites every quote of `cited`; with no `text` its words are gone.
  static void renew(Recorder act, RoomId room, MessageId cited, String text) {
    Tx tx = act.tx();
    String words = text.length() <= LONGEST ? text : cut(text);
    for (MessageId id : tx.messages().answersQuoting(room, cited)) {
      Message message = Rules.requireMessage(tx, room, id);
      if (message.content() instanceof Content.Answer answer) {
        Stamp stamp = act.stamp(room);
        Message renewed =
            Posts.changed(
                message,
                stamp,
                withWords(answer, cited, words),
                message.editedAt(),
                message.mentions());
        tx.messages().update(renewed);
        int unreadBy = UnreadBy.of(tx, room).count(renewed);
        act.add(new RoomEvent.Edited(room, stamp.seq(), stamp.at(), null, renewed, unreadBy));
      } else if (text.isEmpty()) {
        Makes.forget(act, message, cited);
      }
    }
    for (UserStore.Owned owned : tx.users().cardsQuoting(room, cited)) {
      Content.Answer answer = owned.card().answer();
      if (answer != null) {
        Card renewed = owned.card().withAnswer(withWords(answer, cited, words));
        tx.users().putCard(owned.user(), renewed);
        act.tell(owned.user(), new UserFact.CardPut(renewed));
      }
    }
  }

  /// Takes the words of all `cited` away.
  static void remove(Recorder act, RoomId room, List<MessageId> cited) {
    cited.forEach(each -> renew(act, room, each, ""));
  }

  private static Content.Answer withWords(Content.Answer answer, MessageId cited, String words) {
    return answer.withParts(
        answer.parts().stream()
            .map(
                part ->
                    part instanceof Content.Quote quote && quote.message().equals(cited)
                        ? quote.withText(words)
                        : part)
            .toList());
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
