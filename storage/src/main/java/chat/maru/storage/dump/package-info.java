/// A whole database in one file that either engine can take in.
@NullMarked
package chat.maru.storage.dump;

import org.jspecify.annotations.NullMarked;
