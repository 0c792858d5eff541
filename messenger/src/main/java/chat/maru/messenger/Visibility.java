package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.RoomId;
import java.util.Set;

/// The one rule of who may see which message. Every reading of messages passes through it.
///
/// - Where a room hides its history, nothing from before one's joining.
/// - Nothing from an import that was not opened to one.
/// - For a mate: nothing by a member who blinded it, nor what repeats their words.
///
/// @param fromSeq live messages up to this Seq are hidden
/// @param hiddenImports imports that are hidden
/// @param blindAuthors members whose words are hidden
/// @param asked messages of blind authors that are nevertheless shown
/// @param blindWords recognises repetitions of the blind authors' words
public record Visibility(
    RoomId room,
    long fromSeq,
    Set<String> hiddenImports,
    Set<MemberId> blindAuthors,
    Set<MessageId> asked,
    BlindWords blindWords) {

  public Visibility {
    hiddenImports = Set.copyOf(hiddenImports);
    blindAuthors = Set.copyOf(blindAuthors);
    asked = Set.copyOf(asked);
  }

  /// Whether `message` may be shown.
  public boolean admits(Message message) {
    if (!message.room().equals(room)) {
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
