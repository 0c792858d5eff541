/// Model servers on this machine that nobody has connected yet.
@NullMarked
package chat.maru.orchestrator.nearby;

import org.jspecify.annotations.NullMarked;
