/// What clients that others wrote say of `/v1`: OpenAI's own tests of their library, and a checker
/// of wires. Both come from outside and are never part of the project.
@NullMarked
package chat.maru.bench.sdk;

import org.jspecify.annotations.NullMarked;
