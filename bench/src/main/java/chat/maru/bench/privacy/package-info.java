/// Measures how well personal identifiers are found, on sentences that are made here. The makers
/// know nothing of the detectors: they have lists and formats of their own.
@NullMarked
package chat.maru.bench.privacy;

import org.jspecify.annotations.NullMarked;
