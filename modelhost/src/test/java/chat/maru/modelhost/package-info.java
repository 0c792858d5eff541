@NullMarked
package chat.maru.modelhost;

import org.jspecify.annotations.NullMarked;
