/// How well the messages of busy rooms are linked to what they answer, and the training of the
/// weights that are shipped.
@NullMarked
package chat.maru.bench.threads;

import org.jspecify.annotations.NullMarked;
