/// OpenAI's chat completions (platform.openai.com/docs/api-reference/chat), and what servers that
/// are compatible with them add: `reasoning_content`, `top_k`.
@NullMarked
package chat.maru.orchestrator.wire.chat;

import org.jspecify.annotations.NullMarked;
