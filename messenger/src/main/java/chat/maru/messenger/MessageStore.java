package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of messages. What reads for people takes a [Visibility].
public interface MessageStore {
  void insert(Message message, String bodyHash);

  /// Inserts imported messages with their keys.
  void insertImported(List<Message> messages, List<String> keys);

  /// Those of `keys` that are in the room.
  Set<String> knownKeys(RoomId room, Collection<String> keys);

  /// The row whoever asks, for rules and events.
  Optional<Message> find(RoomId room, MessageId message);

  Optional<MessageId> findByImportKey(RoomId room, String key);

  /// Who posted it with which body.
  Optional<Posting> findPosting(RoomId room, MessageId message);

  /// Writes content, mentions, times and flags of a message that is there.
  void update(Message message);

  void addMention(RoomId room, String member, long seq, MessageId message);

  void removeMentions(RoomId room, MessageId message);

  void addQuote(RoomId room, MessageId cited, MessageId answer);

  /// Messages that repeat `cited`.
  List<MessageId> answersQuoting(RoomId room, MessageId cited);

  /// Messages of `authors` that answers or cards repeat.
  List<MessageId> quotedOf(RoomId room, Collection<MemberId> authors);

  List<Message> byIds(Visibility visibility, Collection<MessageId> ids);

  /// Rows whoever asks, for events.
  List<Message> anyByIds(RoomId room, Collection<MessageId> ids);

  /// Messages before `cursor` in the timeline (null: the end), newest first.
  List<Message> before(Visibility visibility, @Nullable Cursor cursor, int limit);

  /// Messages after `cursor`, oldest first.
  List<Message> after(Visibility visibility, Cursor cursor, int limit);

  /// The Seq of the last live message before `seq`; 0 if there is none.
  long liveBefore(RoomId room, long seq);

  /// Live, undeleted messages with a higher Seq, in its order.
  List<Message> scan(Visibility visibility, long afterSeq, int limit);

  /// Messages of a thread after its first, the newest first.
  List<Message> thread(Visibility visibility, MessageId root, int limit);

  /// The Seq of the first unread message that is not of the thread; `Long.MAX_VALUE` if none is.
  long firstUnreadOutside(RoomId room, MemberId reader, long afterSeq, MessageId root);

  /// Messages that an import event brought.
  List<Message> ofImportEvent(RoomId room, long seq, Instant from, Instant to);

  /// The words of `authors`, newest first.
  List<String> textsOf(RoomId room, Collection<MemberId> authors, int limit);

  /// Another text whenever the words of `authors` have changed.
  String stateOf(RoomId room, Collection<MemberId> authors);

  long unread(RoomId room, MemberId reader, long afterSeq);

  long unreadMentions(RoomId room, MemberId reader, long afterSeq);

  /// Messages of an import that answers or cards repeat.
  List<MessageId> quotedOfImport(RoomId room, String importId);

  /// Removes up to `limit` messages of an import.
  ///
  /// @return how many it removed
  int removeImported(RoomId room, String importId, int limit);

  /// Whether `member` said anything here.
  boolean hasAny(RoomId room, MemberId member);

  /// The original posting of a message.
  record Posting(MemberId author, String bodyHash) {}
}
