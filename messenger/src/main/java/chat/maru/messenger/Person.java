package chat.maru.messenger;

import chat.maru.base.UserId;

/// An account, as far as the messenger knows it.
public record Person(UserId user, String displayName) {}
