/// Ids, clock, deadline, errors and threads: what every module speaks. No I/O.
@NullMarked
package chat.maru.base;

import org.jspecify.annotations.NullMarked;
