@NullMarked
package chat.maru.orchestrator.money.lease;

import org.jspecify.annotations.NullMarked;
