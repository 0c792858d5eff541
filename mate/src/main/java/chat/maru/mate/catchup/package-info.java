/// What happened since somebody looked last, told without a model. Pure.
@NullMarked
package chat.maru.mate.catchup;

import org.jspecify.annotations.NullMarked;
