package chat.maru.search;

import chat.maru.base.MessageId;
import java.time.Instant;

/// A message that a search found. Read its text from the database, with the viewer's rights, and
/// mark the found words with [Highlights].
///
/// @param at the message's time, to turn pages of [SearchQuery.Order#NEWEST]
/// @param score higher is better; a fixed scale, so hits of one query in several rooms can be
///   merged; 0 in order of time
public record Hit(MessageId id, Instant at, double score) {}
