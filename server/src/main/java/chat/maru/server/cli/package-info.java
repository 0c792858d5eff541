/// One class a command of `./maru`.
@NullMarked
package chat.maru.server.cli;

import org.jspecify.annotations.NullMarked;
