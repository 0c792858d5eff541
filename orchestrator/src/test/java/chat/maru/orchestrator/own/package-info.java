@NullMarked
package chat.maru.orchestrator.own;

import org.jspecify.annotations.NullMarked;
