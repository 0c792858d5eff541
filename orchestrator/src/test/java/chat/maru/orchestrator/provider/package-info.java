@NullMarked
package chat.maru.orchestrator.provider;

import org.jspecify.annotations.NullMarked;
