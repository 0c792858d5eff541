package chat.maru.messenger;

import chat.maru.base.MaruException;
import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reading what was said in one room, as one viewer may see it. Each call blocks for the database.
public final class Messages {
  /// Most messages that one call gives.
  public static final int MAX = 1_000;

  private final Journal journal;
  private final BlindWordsCache blindWords = new BlindWordsCache();

  public Messages(Journal journal) {
    this.journal = journal;
  }

  /// The newest page, or the one older than `before`.
  public Page page(RoomId room, Viewer viewer, Optional<Cursor> before, int limit) {
    requireLimit(limit);
    return journal.read(
        tx -> {
          Visibility visibility = visibility(tx, room, viewer);
          Cursor cursor = before.orElse(null);
          List<Message> older = tx.messages().before(visibility, cursor, limit + 1);
          boolean more = older.size() > limit;
          List<Message> page = upwards(more ? older.subList(0, limit) : older);
          return new Page(
              own(tx, room, viewer, page),
              Lines.between(tx, visibility, page, !more, cursor == null),
              asOf(tx, room),
              more ? Cursor.of(page.getFirst()) : null,
              cursor == null || page.isEmpty() ? null : Cursor.of(page.getLast()));
        });
  }

  /// The page newer than `after`.
  public Page newer(RoomId room, Viewer viewer, Cursor after, int limit) {
    requireLimit(limit);
    return journal.read(
        tx -> {
          Visibility visibility = visibility(tx, room, viewer);
          List<Message> newer = tx.messages().after(visibility, after, limit + 1);
          boolean more = newer.size() > limit;
          List<Message> page = more ? newer.subList(0, limit) : newer;
          return new Page(
              own(tx, room, viewer, page),
              Lines.between(tx, visibility, page, false, !more),
              asOf(tx, room),
              page.isEmpty() ? null : Cursor.of(page.getFirst()),
              more ? Cursor.of(page.getLast()) : null);
        });
  }

  /// The page with `message` in its middle.
  ///
  /// @throws chat.maru.base.MaruException `NOT_FOUND` if the viewer may not see it
  public Page around(RoomId room, Viewer viewer, MessageId message, int limit) {
    requireLimit(limit);
    return journal.read(
        tx -> {
          Visibility visibility = visibility(tx, room, viewer);
          Message middle =
              tx.messages().byIds(visibility, List.of(message)).stream()
                  .findFirst()
                  .orElseThrow(() -> Rules.notFound("message"));
          int half = Math.max(1, limit / 2);
          List<Message> older = tx.messages().before(visibility, Cursor.of(middle), half + 1);
          List<Message> newer = tx.messages().after(visibility, Cursor.of(middle), half + 1);
          List<Message> page = new ArrayList<>(upwards(first(older, half)));
          page.add(middle);
          page.addAll(first(newer, half));
          return new Page(
              own(tx, room, viewer, page),
              Lines.between(tx, visibility, page, older.size() <= half, newer.size() <= half),
              asOf(tx, room),
              older.size() > half ? Cursor.of(page.getFirst()) : null,
              newer.size() > half ? Cursor.of(page.getLast()) : null);
        });
  }

  /// The first message of a thread and the newest `limit` of those that follow in it. The page has
  /// no first message if the viewer may not see it.
  public Page thread(RoomId room, Viewer viewer, MessageId root, int limit) {
    requireLimit(limit);
    return journal.read(
        tx -> {
          Visibility visibility = visibility(tx, room, viewer);
          List<Message> page = new ArrayList<>(tx.messages().byIds(visibility, List.of(root)));
          page.addAll(upwards(tx.messages().thread(visibility, root, limit)));
          if (page.isEmpty()) {
            throw Rules.notFound("message");
          }
          return new Page(own(tx, room, viewer, page), asOf(tx, room), null, null);
        });
  }

  /// Those of `ids` that the viewer may see, in timeline order.
  public List<Message> byIds(RoomId room, Viewer viewer, List<MessageId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return journal.read(
        tx -> own(tx, room, viewer, tx.messages().byIds(visibility(tx, room, viewer), ids)));
  }

  /// Those of `ids` that the viewer may see, as a page without neighbours.
  public Page pageOf(RoomId room, Viewer viewer, List<MessageId> ids) {
    requireLimit(Math.max(1, ids.size()));
    return journal.read(
        tx ->
            new Page(
                own(tx, room, viewer, tx.messages().byIds(visibility(tx, room, viewer), ids)),
                asOf(tx, room),
                null,
                null));
  }

  /// The message, if the viewer may see it.
  public Optional<Message> find(RoomId room, Viewer viewer, MessageId id) {
    return byIds(room, viewer, List.of(id)).stream().findFirst();
  }

  /// `message` as `viewer` sees it, with their own reactions told from those of others.
  public Message seenBy(Viewer viewer, Message message) {
    return message.marks().reactions().isEmpty()
        ? message
        : journal.read(tx -> own(tx, message.room(), viewer, List.of(message)).getFirst());
  }

  /// The newest `limit` messages, oldest first.
  public List<Message> recent(RoomId room, Viewer viewer, int limit) {
    return page(room, viewer, Optional.empty(), limit).messages();
  }

  /// Live, undeleted messages after `afterSeq`, in order of Seq.
  public List<Message> scan(RoomId room, Viewer viewer, long afterSeq, int limit) {
    requireLimit(limit);
    return journal.read(tx -> tx.messages().scan(visibility(tx, room, viewer), afterSeq, limit));
  }

  /// Whose words and which imports the viewer may not see: what a search must leave out.
  public Visibility visibility(RoomId room, Viewer viewer) {
    return journal.read(tx -> visibility(tx, room, viewer));
  }

  /// Counts, for messages of this room, who has not read them.
  public UnreadBy unreadBy(RoomId room) {
    return journal.read(tx -> UnreadBy.of(tx, room));
  }

  /// The messages that an import event brought, whoever asks: for followers of this process.
  public List<Message> ofImportEvent(RoomEvent.Imported event) {
    return journal.read(
        tx -> tx.messages().ofImportEvent(event.room(), event.seq(), event.from(), event.to()));
  }

  /// The messages with the viewer's own reactions told from those of others.
  private static List<Message> own(Tx tx, RoomId room, Viewer viewer, List<Message> messages) {
    List<MessageId> bearing =
        messages.stream()
            .filter(message -> !message.marks().reactions().isEmpty())
            .map(Message::id)
            .toList();
    if (bearing.isEmpty() || !(viewer instanceof Viewer.Person(UserId user))) {
      return messages;
    }
    MemberId me = Rules.requireMember(tx, room, user).id();
    Map<MessageId, Set<String>> given = tx.reactions().of(room, me, bearing);
    return messages.stream()
        .map(
            message ->
                given.containsKey(message.id())
                    ? message.withMarks(
                        message.rev(), message.marks().seenBy(given.get(message.id())))
                    : message)
        .toList();
  }

  private Visibility visibility(Tx tx, RoomId room, Viewer viewer) {
    return Visibility.of(tx, room, viewer, blindWords);
  }

  private static long asOf(Tx tx, RoomId room) {
    return Rules.requireRoom(tx, room).lastSeq();
  }

  private static List<Message> first(List<Message> messages, int most) {
    return messages.subList(0, Math.min(most, messages.size()));
  }

  private static List<Message> upwards(List<Message> newestFirst) {
    List<Message> out = new ArrayList<>(newestFirst);
    Collections.reverse(out);
    return out;
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX) {
      throw MaruException.invalid("limit", Integer.toString(limit), "1 to " + MAX);
    }
  }
}
