/// Which message answers which in a busy room: features of pairs of messages, weighed by trees that
/// were learnt from annotated talk. Pure.
@NullMarked
package chat.maru.mate.threads;

import org.jspecify.annotations.NullMarked;
