/// The Korean lunar calendar.
@NullMarked
package chat.maru.dates.lunar;

import org.jspecify.annotations.NullMarked;
