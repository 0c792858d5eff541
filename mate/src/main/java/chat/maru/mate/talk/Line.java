package chat.maru.mate.talk;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message as the mate reads it.
///
/// @param mate whether a mate said it: such words are no source for an answer
public record Line(
    MessageId id,
    MemberId author,
    String authorName,
    Instant at,
    String text,
    @Nullable MessageId replyTo,
    boolean mate) {}
