/// The operator's own models: what there is to fetch, what is on disk, and the child process that
/// serves one.
@NullMarked
package chat.maru.orchestrator.own;

import org.jspecify.annotations.NullMarked;
