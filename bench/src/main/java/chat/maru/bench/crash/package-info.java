/// `./maru bench crash`: what a server that dies at any moment has promised, and whether it kept
/// it.
@NullMarked
package chat.maru.bench.crash;

import org.jspecify.annotations.NullMarked;
