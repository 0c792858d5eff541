@NullMarked
package chat.maru.orchestrator.privacy.mask;

import org.jspecify.annotations.NullMarked;
