@NullMarked
package chat.maru.orchestrator.provider.embedded;

import org.jspecify.annotations.NullMarked;
