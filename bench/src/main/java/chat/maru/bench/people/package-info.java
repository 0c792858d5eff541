/// People with accounts, seats in rooms and sessions, as benchmarks need them by the thousand.
@NullMarked
package chat.maru.bench.people;

import org.jspecify.annotations.NullMarked;
