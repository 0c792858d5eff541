/// The embedded models as a provider.
@NullMarked
package chat.maru.orchestrator.provider.embedded;

import org.jspecify.annotations.NullMarked;
