/// Exports of LINE: a header, a line a day, and messages as time, name and text between tabs.
@NullMarked
package chat.maru.bridges.line;

import org.jspecify.annotations.NullMarked;
