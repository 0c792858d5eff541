/// The wire of OpenAI's chat completions, which most servers of models speak.
@NullMarked
package chat.maru.orchestrator.provider.openai;

import org.jspecify.annotations.NullMarked;
