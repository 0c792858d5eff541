/// Bytes at rest and on their way in.
@NullMarked
package chat.maru.messenger.files.bytes;

import org.jspecify.annotations.NullMarked;
