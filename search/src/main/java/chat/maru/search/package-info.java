/// Finding what was said in one room: a rebuildable Lucene view of the message log.
@NullMarked
package chat.maru.search;

import org.jspecify.annotations.NullMarked;
