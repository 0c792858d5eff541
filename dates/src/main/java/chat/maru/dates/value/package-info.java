/// What an expression can mean: its kind, its modifier and what it resolves to.
@NullMarked
package chat.maru.dates.value;

import org.jspecify.annotations.NullMarked;
