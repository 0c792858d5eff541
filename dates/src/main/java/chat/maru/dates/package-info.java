/// Dates and times in Korean and English text. [chat.maru.dates.Dates] is the door.
@NullMarked
package chat.maru.dates;

import org.jspecify.annotations.NullMarked;
