package chat.maru.messenger.index;

import chat.maru.messenger.Message;

/// A message that a search found, read again as it is now.
///
/// @param score higher is better, comparable within one answer only
public record FoundMessage(String roomName, Message message, int unreadBy, double score) {}
