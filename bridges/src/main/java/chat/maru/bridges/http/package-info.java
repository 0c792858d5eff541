/// Imports over HTTP.
@NullMarked
package chat.maru.bridges.http;

import org.jspecify.annotations.NullMarked;
