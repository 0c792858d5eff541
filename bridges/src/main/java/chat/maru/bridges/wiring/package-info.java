/// The parts of the module, joined.
@NullMarked
package chat.maru.bridges.wiring;

import org.jspecify.annotations.NullMarked;
