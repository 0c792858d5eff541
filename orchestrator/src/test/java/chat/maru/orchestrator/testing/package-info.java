/// A model vendor to test against: a small HTTP server that speaks OpenAI's wire, well or badly.
@NullMarked
package chat.maru.orchestrator.testing;

import org.jspecify.annotations.NullMarked;
