/// What the tests of this module share.
@NullMarked
package chat.maru.bridges.testing;

import org.jspecify.annotations.NullMarked;
