@NullMarked
package chat.maru.orchestrator.money.http;

import org.jspecify.annotations.NullMarked;
