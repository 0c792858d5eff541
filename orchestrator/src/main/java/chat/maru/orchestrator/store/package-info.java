/// The SQL of providers and receipts.
@NullMarked
package chat.maru.orchestrator.store;

import org.jspecify.annotations.NullMarked;
