@NullMarked
package chat.maru.orchestrator.translation;

import org.jspecify.annotations.NullMarked;
