/// Whether a database is sound, before anybody asks what stands in it.
@NullMarked
package chat.maru.storage.check;

import org.jspecify.annotations.NullMarked;
