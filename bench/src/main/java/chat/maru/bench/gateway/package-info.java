/// What the gateway adds to a request, beside a plain proxy.
@NullMarked
package chat.maru.bench.gateway;

import org.jspecify.annotations.NullMarked;
