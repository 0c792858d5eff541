/// Pictures: measured, freed of what they tell about their maker, and made small.
@NullMarked
package chat.maru.messenger.files.picture;

import org.jspecify.annotations.NullMarked;
