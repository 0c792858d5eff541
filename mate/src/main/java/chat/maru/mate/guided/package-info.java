/// Answers made without a model: the best passages, quoted and dated. Pure.
@NullMarked
package chat.maru.mate.guided;

import org.jspecify.annotations.NullMarked;
