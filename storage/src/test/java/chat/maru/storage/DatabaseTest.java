package chat.maru.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseTest {
  private static final String BOTH = "chat.maru.storage.testing.Databases#both";

  @ParameterizedTest
  @MethodSource(BOTH)
  void what_was_written_can_be_read(Database database) {
    createNumbers(database);
    database.write(handle -> insert(handle, 7));
    assertThat(numbers(database)).containsExactly(7);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_failing_work_undoes_itself_and_nothing_else(Database database) throws Exception {
    createNumbers(database);
    try (ExecutorService callers = Threads.virtual("caller")) {
      List<Future<Integer>> works =
          IntStream.range(0, 200)
              .mapToObj(n -> callers.submit(() -> database.write(handle -> oddOnly(handle, n))))
              .toList();
      for (int n = 0; n < 200; n++) {
        Future<Integer> work = works.get(n);
        if (n % 2 == 0) {
          assertThatThrownBy(work::get).hasRootCauseMessage("even");
        } else {
          assertThat(work.get()).isEqualTo(1);
        }
      }
    }
    assertThat(numbers(database)).hasSize(100).allMatch(n -> n % 2 == 1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_read_cannot_write(Database database) {
    createNumbers(database);
    assertThatThrownBy(() -> database.read(handle -> insert(handle, 1)));
    assertThat(numbers(database)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_read_sees_one_snapshot(Database database) throws Exception {
    createNumbers(database);
    try (ExecutorService callers = Threads.virtual("caller")) {
      int seen =
          database.read(
              handle -> {
                int before = count(handle);
                assertThat(callers.submit(() -> database.write(other -> insert(other, 1))))
                    .succeedsWithin(Duration.ofSeconds(30));
                return count(handle) - before;
              });
      assertThat(seen).isZero();
    }
    assertThat(numbers(database)).containsExactly(1);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void a_duplicate_key_is_recognised(Database database) {
    createNumbers(database);
    database.write(handle -> insert(handle, 1));
    assertThatThrownBy(() -> database.write(handle -> insert(handle, 1)))
        .matches(Database::isDuplicate);
  }

  @ParameterizedTest
  @MethodSource(BOTH)
  void numbers_drawn_by_concurrent_works_have_no_gap(Database database) throws Exception {
    database.write(
        handle -> {
          handle.execute("CREATE TABLE counters(id TEXT PRIMARY KEY, last BIGINT NOT NULL)");
          return handle.execute("INSERT INTO counters VALUES ('a', 0)");
        });
    try (ExecutorService callers = Threads.virtual("caller")) {
      List<Future<Long>> drawn =
          IntStream.range(0, 300)
              .mapToObj(_ -> callers.submit(() -> database.write(DatabaseTest::next)))
              .toList();
      List<Long> sorted = new java.util.ArrayList<>();
      for (Future<Long> each : drawn) {
        sorted.add(each.get());
      }
      sorted.sort(null);
      assertThat(sorted)
          .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 300).boxed().toList());
    }
  }

  private static long next(Handle handle) {
    return handle
        .createQuery("UPDATE counters SET last = last + 1 WHERE id = 'a' RETURNING last")
        .mapTo(Long.class)
        .one();
  }

  private static int oddOnly(Handle handle, int n) {
    int rows = insert(handle, n);
    if (n % 2 == 0) {
      throw new IllegalArgumentException("even");
    }
    return rows;
  }

  private static void createNumbers(Database database) {
    database.write(handle -> handle.execute("CREATE TABLE numbers(n INTEGER PRIMARY KEY)"));
  }

  private static int insert(Handle handle, int n) {
    return handle.execute("INSERT INTO numbers VALUES (?)", n);
  }

  private static int count(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM numbers").mapTo(Integer.class).one();
  }

  private static List<Integer> numbers(Database database) {
    return database.read(
        handle ->
            handle.createQuery("SELECT n FROM numbers ORDER BY n").mapTo(Integer.class).list());
  }
}
