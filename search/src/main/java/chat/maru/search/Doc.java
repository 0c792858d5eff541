package chat.maru.search;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the index of a room learns about one message.
///
/// The text is analysed and forgotten: no stored field can give it back.
///
/// @param authorName the name people see beside the message; questions are matched against it
/// @param seq the Seq of the message's posting, its place among messages of the same instant
/// @param at the message's own time; imported messages keep their old one
/// @param importId the import that brought the message, if one did
public record Doc(
    MessageId id,
    MemberId author,
    String authorName,
    long seq,
    Instant at,
    String text,
    @Nullable MessageId replyTo,
    @Nullable String importId) {}
