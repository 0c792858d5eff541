@NullMarked
package chat.maru.orchestrator.traffic;

import org.jspecify.annotations.NullMarked;
