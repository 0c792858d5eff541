/// What people send besides words: uploads on their way, files of messages, and who may have them.
@NullMarked
package chat.maru.messenger.files;

import org.jspecify.annotations.NullMarked;
