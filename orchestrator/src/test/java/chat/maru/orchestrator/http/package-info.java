@NullMarked
package chat.maru.orchestrator.http;

import org.jspecify.annotations.NullMarked;
