/// Anthropic's API.
@NullMarked
package chat.maru.orchestrator.provider.anthropic;

import org.jspecify.annotations.NullMarked;
