package chat.maru.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.Threads;
import chat.maru.storage.testing.Databases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class BrokenDiskTest {
  @Test
  void a_full_disk_acknowledges_nothing_and_loses_nothing_that_was_acknowledged() throws Exception {
    try (Database database = Database.open(Databases.config(Engine.SQLITE))) {
      database.write(
          handle -> handle.execute("CREATE TABLE notes(n INTEGER PRIMARY KEY, words TEXT)"));
      limit(database, 60);
      List<Integer> acknowledged = new ArrayList<>();
      int refused = 0;
      try (ExecutorService callers = Threads.virtual("caller")) {
        List<Future<Integer>> works = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
          int number = n;
          works.add(callers.submit(() -> database.write(handle -> insert(handle, number))));
        }
        for (Future<Integer> work : works) {
          try {
            acknowledged.add(work.get());
          } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e.getCause())
                .isInstanceOfSatisfying(
                    MaruException.class,
                    failure -> {
                      assertThat(failure.code()).isEqualTo(CommonError.UNAVAILABLE);
                      assertThat(failure.message()).contains("disk is full");
                    });
            refused++;
          }
        }
      }
      assertThat(refused).isPositive();
      acknowledged.sort(null);
      assertThat(numbers(database)).isEqualTo(acknowledged);
      limit(database, 100_000);
      database.write(handle -> insert(handle, 1_000));
      assertThat(numbers(database)).endsWith(1_000);
    }
  }

  @Test
  void what_a_driver_says_becomes_what_people_can_act_on() {
    assertThat(said(new SQLException("readonly", null, 8))).contains("writable");
    assertThat(said(new SQLException("full", null, 13))).contains("disk is full");
    assertThat(said(new SQLException("full", "53100", 0))).contains("disk is full");
    assertThat(said(new SQLException("corrupt", null, 11))).contains("restore a backup");
    assertThat(said(new SQLException("gone", "08006", 0))).contains("does not answer");
    assertThat(Faults.isFatal(new IllegalStateException(new SQLException("Connection is closed"))))
        .isTrue();
    assertThat(Faults.isFatal(new IllegalStateException(new SQLException("dup", "23505", 0))))
        .isFalse();
  }

  @Test
  void a_place_that_is_no_file_is_refused_with_a_clear_word() {
    assertThatThrownBy(() -> Database.open(StorageConfig.of("sqlite:/proc/nowhere/maru.db")))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(CommonError.UNAVAILABLE));
  }

  private static String said(SQLException failure) {
    return Faults.unavailable(new IllegalStateException(failure)).message();
  }

  private static void limit(Database database, int pages) {
    database.write(
        handle -> handle.createQuery("PRAGMA max_page_count=" + pages).mapTo(Long.class).one());
  }

  private static int insert(Handle handle, int n) {
    handle.execute("INSERT INTO notes VALUES (?, ?)", n, "words ".repeat(200));
    return n;
  }

  private static List<Integer> numbers(Database database) {
    return database.read(
        handle -> handle.createQuery("SELECT n FROM notes ORDER BY n").mapTo(Integer.class).list());
  }
}
