/// The grammar of English.
@NullMarked
package chat.maru.dates.english;

import org.jspecify.annotations.NullMarked;
