/// The mate: a member of a room that answers when it is asked.
///
/// A question waits in the database until it is answered. [Mate] claims it, [Gate] decides whether
/// and how it may be answered, [Answers] answers it with exact skills, a model or neither, and
/// [Turns] remembers what became of it.
@NullMarked
package chat.maru.mate;

import org.jspecify.annotations.NullMarked;
