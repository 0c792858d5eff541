/// An immutable JSON tree that keeps order, unknown fields and the text of numbers.
@NullMarked
package chat.maru.base.json;

import org.jspecify.annotations.NullMarked;
