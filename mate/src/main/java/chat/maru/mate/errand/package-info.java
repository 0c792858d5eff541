/// What the mate can be asked to do, read out of a sentence by rules. Pure.
@NullMarked
package chat.maru.mate.errand;

import org.jspecify.annotations.NullMarked;
