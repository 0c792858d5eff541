/// Rooms and what is said in them: members, messages, events, read marks, imports, and the rules of
/// who may see what. A mate is an ordinary member here; how it thinks is not this module's
/// business.
@NullMarked
package chat.maru.messenger;

import org.jspecify.annotations.NullMarked;
