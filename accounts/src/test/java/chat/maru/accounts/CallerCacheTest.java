package chat.maru.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.UserId;
import chat.maru.edge.Caller;
import chat.maru.edge.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CallerCacheTest {
  private final AtomicLong now = new AtomicLong();
  private final CallerCache cache = new CallerCache(now::get);
  private final AtomicInteger reads = new AtomicInteger();
  private final Caller caller =
      new Caller(
          UserId.parse("01890000-0000-7000-8000-00000000000a"),
          Role.MEMBER,
          "s1",
          Caller.Kind.SESSION);

  @Test
  void a_known_caller_costs_no_read_until_it_is_stale() {
    find();
    find();
    assertThat(reads).hasValue(1);
    now.addAndGet(CallerCache.FRESH_NANOS);
    find();
    assertThat(reads).hasValue(2);
  }

  @Test
  void a_revoked_caller_is_read_again_at_once_and_told() {
    List<String> told = new ArrayList<>();
    cache.onRevoked(told::add);
    find();
    cache.revoked("s1");
    find();
    assertThat(reads).hasValue(2);
    assertThat(told).containsExactly("s1");
  }

  @Test
  void a_caller_read_while_it_was_revoked_is_not_kept() {
    cache.find(
        "hash",
        () -> {
          cache.revoked("s1");
          return Optional.of(caller);
        });
    find();
    assertThat(reads).hasValue(1);
  }

  private void find() {
    cache.find(
        "hash",
        () -> {
          reads.incrementAndGet();
          return Optional.of(caller);
        });
  }
}
