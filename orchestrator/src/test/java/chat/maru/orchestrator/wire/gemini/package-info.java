@NullMarked
package chat.maru.orchestrator.wire.gemini;

import org.jspecify.annotations.NullMarked;
