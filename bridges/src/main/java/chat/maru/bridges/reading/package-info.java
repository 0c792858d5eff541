/// What the readers of all messengers share: the record that is being read, names that tell people
/// apart, the shape of a sample, elements of large JSON files.
@NullMarked
package chat.maru.bridges.reading;

import org.jspecify.annotations.NullMarked;
