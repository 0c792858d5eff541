package chat.maru.storage.testing;

import chat.maru.storage.StorageConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real PostgreSQL server, ended with this JVM at the latest. It refuses to run as root, so root
/// starts it as the user `postgres` that Debian's package makes.
public final class PostgresServer implements AutoCloseable {
  private final Path home = Databases.temporaryDirectory();
  private final Path binaries = binaries();
  private final Child child;
  private final int port = Child.freePort();

  private PostgresServer(boolean durable) {
    try {
      if (isRoot()) {
        run(List.of("chown", "postgres:postgres", home.toString()));
      }
      run(
          asServer(
              binaries.resolve("initdb").toString(),
              "--pgdata=" + home.resolve("data"),
              "--username=maru",
              "--auth=trust",
              "--encoding=UTF8",
              "--locale=C.UTF-8",
              "--no-sync"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    child =
        new Child(
            "QUIT",
            asServer(
                binaries.resolve("postgres").toString(),
                "-D",
                home.resolve("data").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-k",
                home.toString(),
                "-c",
                "max_connections=200",
                "-c",
                "fsync=" + (durable ? "on" : "off")));
  }

  /// The one that tests share, on which nothing depends once the JVM ends.
  static PostgresServer shared() {
    return Shared.SERVER;
  }

  /// A server of its own, which keeps what it has committed.
  public static PostgresServer start() {
    PostgresServer server = new PostgresServer(true);
    server.resume();
    return server;
  }

  private static final class Shared {
    private static final PostgresServer SERVER = new PostgresServer(false);

    static {
      SERVER.resume();
    }
  }

  /// Where its database is, as Maru is told.
  public String url() {
    return "postgresql://maru@127.0.0.1:" + port + "/postgres";
  }

  /// Ends it as a crash does: nobody is waited for, and it recovers at the next start.
  public void crash() {
    child.end();
  }

  /// Starts it (again) and returns once it answers.
  public void resume() {
    child.start();
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Connection _ = DriverManager.getConnection(jdbc())) {
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > give) {
          throw new IllegalStateException("PostgreSQL did not start", e);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  @Override
  public void close() {
    child.end();
  }

  StorageConfig freshSchema(String name) {
    try (Connection connection = DriverManager.getConnection(jdbc());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new StorageConfig(jdbc() + "&currentSchema=" + name, 1, 64, 64);
  }

  private String jdbc() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=maru";
  }

  private static Path binaries() {
    File[] versions = new File("/usr/lib/postgresql").listFiles();
    return Stream.ofNullable(versions)
        .flatMap(Arrays::stream)
        .map(version -> version.toPath().resolve("bin"))
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .max(Comparator.comparing(Path::toString))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL is needed for these tests: apt-get install postgresql"));
  }

  private static List<String> asServer(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ": " + output);
    }
  }
}
