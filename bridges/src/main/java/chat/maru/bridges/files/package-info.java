/// Bytes of an export as lines: zips, byte order marks, line ends, broken text. Bounded memory.
@NullMarked
package chat.maru.bridges.files;

import org.jspecify.annotations.NullMarked;
