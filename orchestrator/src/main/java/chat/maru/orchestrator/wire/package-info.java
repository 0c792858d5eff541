/// A request and an answer in no vendor's words, and what every wire must be able to do with them:
/// read its own bytes into them and write its own bytes from them.
@NullMarked
package chat.maru.orchestrator.wire;

import org.jspecify.annotations.NullMarked;
