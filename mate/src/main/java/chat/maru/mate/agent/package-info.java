/// Answers made with a model: prompts, tools, citations, limits.
@NullMarked
package chat.maru.mate.agent;

import org.jspecify.annotations.NullMarked;
