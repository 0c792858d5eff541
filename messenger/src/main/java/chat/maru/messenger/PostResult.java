package chat.maru.messenger;

/// What became of a post.
///
/// @param fresh false if it had been posted before
public record PostResult(Message message, boolean fresh) {}
