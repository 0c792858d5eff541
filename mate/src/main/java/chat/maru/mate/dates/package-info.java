/// Dates and times as people write them, in Korean and English, resolved against a moment.
///
/// Pure and of no module: text, a local time and a lean in, spans of local time out.
@NullMarked
package chat.maru.mate.dates;

import org.jspecify.annotations.NullMarked;
