/// Fetching own models: from a model hub by HTTP, and from the user's Python index by `pip`.
@NullMarked
package chat.maru.orchestrator.provider.hub;

import org.jspecify.annotations.NullMarked;
