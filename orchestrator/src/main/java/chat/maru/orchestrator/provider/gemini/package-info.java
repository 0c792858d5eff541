/// Google's Gemini by its own wire.
@NullMarked
package chat.maru.orchestrator.provider.gemini;

import org.jspecify.annotations.NullMarked;
