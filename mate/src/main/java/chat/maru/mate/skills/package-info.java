/// Errands done by exact code, whatever model there is or none.
@NullMarked
package chat.maru.mate.skills;

import org.jspecify.annotations.NullMarked;
