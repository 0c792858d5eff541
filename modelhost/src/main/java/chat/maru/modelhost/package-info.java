/// The child process around the embedded own model: OpenAI's HTTP on loopback behind a token.
///
/// Native code may crash, hang or exhaust memory; here it takes nothing else down.
@NullMarked
package chat.maru.modelhost;

import org.jspecify.annotations.NullMarked;
