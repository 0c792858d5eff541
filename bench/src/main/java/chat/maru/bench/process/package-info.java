/// Servers that are measured, started as processes of their own on loopback.
@NullMarked
package chat.maru.bench.process;

import org.jspecify.annotations.NullMarked;
