package chat.maru.messenger;

import org.jspecify.annotations.Nullable;

/// A file of a message, as everybody who may see the message sees it.
///
/// @param id names it within its room; whoever knows it without being a member has nothing
/// @param name as its sender called it, without what could mislead; untrusted text
/// @param type a media type, found out from its bytes and never from what the sender said
/// @param size in bytes
/// @param width of a picture or film, in pixels, as it is shown
/// @param durationMs of a film or sound, in milliseconds, if it is known
/// @param voice whether it was spoken for this message
/// @param thumbnail whether there is a small version of the picture
public record Attachment(
    String id,
    String name,
    String type,
    long size,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long durationMs,
    boolean voice,
    boolean thumbnail) {

  /// The same file under another id.
  Attachment withId(String newId) {
    return new Attachment(newId, name, type, size, width, height, durationMs, voice, thumbnail);
  }
}
