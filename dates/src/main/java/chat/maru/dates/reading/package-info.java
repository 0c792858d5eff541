/// The arithmetic of dates and times that the grammars of all languages share.
@NullMarked
package chat.maru.dates.reading;

import org.jspecify.annotations.NullMarked;
