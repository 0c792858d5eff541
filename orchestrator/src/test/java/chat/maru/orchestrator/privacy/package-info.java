@NullMarked
package chat.maru.orchestrator.privacy;

import org.jspecify.annotations.NullMarked;
