/// The mate's endpoints.
@NullMarked
package chat.maru.mate.http;

import org.jspecify.annotations.NullMarked;
