/// What was said and by whom, and how words, names and questions of Korean and English are told
/// apart. Pure.
@NullMarked
package chat.maru.mate.talk;

import org.jspecify.annotations.NullMarked;
