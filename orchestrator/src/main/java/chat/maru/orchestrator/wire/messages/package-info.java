/// Anthropic's messages (docs.claude.com/en/api/messages), version `2023-06-01`.
@NullMarked
package chat.maru.orchestrator.wire.messages;

import org.jspecify.annotations.NullMarked;
