/// OpenAI's responses (platform.openai.com/docs/api-reference/responses): items instead of
/// messages, and streams whose every event says what it is and which number it has.
@NullMarked
package chat.maru.orchestrator.wire.responses;

import org.jspecify.annotations.NullMarked;
