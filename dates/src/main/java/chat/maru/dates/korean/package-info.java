/// The grammar of Korean.
@NullMarked
package chat.maru.dates.korean;

import org.jspecify.annotations.NullMarked;
