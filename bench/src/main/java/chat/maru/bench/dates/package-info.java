/// How well dates and times are understood, against Microsoft Recognizers' Korean cases.
@NullMarked
package chat.maru.bench.dates;

import org.jspecify.annotations.NullMarked;
