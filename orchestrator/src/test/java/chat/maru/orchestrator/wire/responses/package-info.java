@NullMarked
package chat.maru.orchestrator.wire.responses;

import org.jspecify.annotations.NullMarked;
