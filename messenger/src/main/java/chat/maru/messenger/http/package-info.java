/// The messenger's endpoints: parse, call, answer.
@NullMarked
package chat.maru.messenger.http;

import org.jspecify.annotations.NullMarked;
