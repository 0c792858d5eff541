/// Endpoints of files.
@NullMarked
package chat.maru.messenger.files.http;

import org.jspecify.annotations.NullMarked;
