package chat.maru.messenger;

import chat.maru.base.MessageId;
import org.jspecify.annotations.Nullable;

/// A message on its way into a room.
///
/// @param id made by the client (UUIDv7), so that sending it again is the same message
/// @param text as typed
public record NewMessage(MessageId id, String text, @Nullable MessageId replyTo) {}
