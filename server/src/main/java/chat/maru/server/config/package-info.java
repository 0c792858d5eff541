/// The file `maru.yaml`, its variables and what they mean.
@NullMarked
package chat.maru.server.config;

import org.jspecify.annotations.NullMarked;
