package chat.maru.mate.skills;

import chat.maru.base.MessageId;
import chat.maru.mate.guided.Reply;
import chat.maru.messenger.Content;

/// How an errand ends.
public sealed interface Done {
  /// With words for the room.
  record Say(Reply reply) implements Done {}

  /// With words for the asker alone.
  record Whisper(Reply reply) implements Done {}

  /// With something that the mate puts into the room in place of words.
  record Make(Post post) implements Done {}

  /// Puts it there, once however often it is called with the same id.
  @FunctionalInterface
  interface Post {
    void post(MessageId id, Content.Origin origin);
  }
}
