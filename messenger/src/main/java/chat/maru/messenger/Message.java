package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import chat.maru.base.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something said in a room, as it reads now.
///
/// The timeline's order is [#at], then [#seq], then [#sub].
///
/// @param authorUser the account behind the author, if there is one
/// @param seq the Seq of the event that posted or imported it, for ever
/// @param sub its place among the messages that came with the same event
/// @param rev the Seq of its last change
/// @param mentions members whom the text names with `@`
/// @param importId the import that brought it; null for what was said here
/// @param marks what has gathered on it since
public record Message(
    MessageId id,
    RoomId room,
    MemberId author,
    String authorName,
    MemberKind authorKind,
    @Nullable UserId authorUser,
    long seq,
    int sub,
    long rev,
    Instant at,
    Content content,
    @Nullable MessageId replyTo,
    @Nullable Instant editedAt,
    List<MemberId> mentions,
    @Nullable String importId,
    Marks marks) {

  public Message {
    mentions = List.copyOf(mentions);
  }

  /// One that nothing has gathered on yet.
  public Message(
      MessageId id,
      RoomId room,
      MemberId author,
      String authorName,
      MemberKind authorKind,
      @Nullable UserId authorUser,
      long seq,
      int sub,
      long rev,
      Instant at,
      Content content,
      @Nullable MessageId replyTo,
      @Nullable Instant editedAt,
      List<MemberId> mentions,
      @Nullable String importId) {
    this(
        id,
        room,
        author,
        authorName,
        authorKind,
        authorUser,
        seq,
        sub,
        rev,
        at,
        content,
        replyTo,
        editedAt,
        mentions,
        importId,
        Marks.NONE);
  }

  /// The same message with other marks, by the event with number `newRev`.
  public Message withMarks(long newRev, Marks newMarks) {
    return new Message(
        id,
        room,
        author,
        authorName,
        authorKind,
        authorUser,
        seq,
        sub,
        newRev,
        at,
        content,
        replyTo,
        editedAt,
        mentions,
        importId,
        newMarks);
  }

  /// Its plain words.
  public String text() {
    return content.text();
  }

  /// What came with the words.
  public List<Attachment> files() {
    return content instanceof Content.Text text ? text.files() : List.of();
  }

  public boolean deleted() {
    return content instanceof Content.Deleted;
  }

  /// Whether it was said here and not imported.
  public boolean live() {
    return importId == null;
  }

  /// Whether it is the word of an imported person whom nobody has claimed: such words never go to
  /// an outside model.
  public boolean unclaimed() {
    return authorKind == MemberKind.IMPORTED && authorUser == null;
  }
}
