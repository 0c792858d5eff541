/// Reading configuration as a contract: every key is asked for by name, and a key nobody asked for
/// is an error.
@NullMarked
package chat.maru.base.config;

import org.jspecify.annotations.NullMarked;
