package chat.maru.messenger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message of an export on its way into a room.
///
/// @param key what makes it the same message in another export of the same conversation, unique in
///   the room; at most 64 characters. A key that is there already is left alone and counted as
///   known
/// @param speaker who said it; null for notices, which are told in the importer's name
/// @param replyTo the key of the message that it answers, if that came before
public record ImportedMessage(
    String key, Instant at, @Nullable Speaker speaker, Content content, @Nullable String replyTo) {

  /// A person of an export.
  ///
  /// @param key what makes them the same person in another export, unique in the room; at most 64
  ///   characters
  /// @param name as people read it
  public record Speaker(String key, String name) {}
}
