/// The holidays of Korea, and those that people in Korea and abroad speak of, by name.
@NullMarked
package chat.maru.dates.holiday;

import org.jspecify.annotations.NullMarked;
