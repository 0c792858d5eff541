@NullMarked
package chat.maru.orchestrator;

import org.jspecify.annotations.NullMarked;
