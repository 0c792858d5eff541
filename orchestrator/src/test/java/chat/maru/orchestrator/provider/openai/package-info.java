@NullMarked
package chat.maru.orchestrator.provider.openai;

import org.jspecify.annotations.NullMarked;
