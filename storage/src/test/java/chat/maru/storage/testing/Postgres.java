package chat.maru.storage.testing;

import chat.maru.storage.StorageConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/// A real PostgreSQL server, started once a JVM and ended with it. It refuses to run as root, so
/// root starts it as the user `postgres` that Debian's package makes.
final class Postgres {
  private static final Postgres SERVER = new Postgres();

  private final int port;

  private Postgres() {
    Path home = Databases.temporaryDirectory();
    Path binaries = binaries();
    port = freePort();
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
      start(binaries, home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StorageConfig freshSchema(String name) {
    try (Connection connection = DriverManager.getConnection(SERVER.url());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new StorageConfig(SERVER.url() + "&currentSchema=" + name, 1, 64, 64);
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=maru";
  }

  /// The server's life hangs on the pipe that it reads: it ends with this JVM, however that ends.
  private void start(Path binaries, Path home) throws IOException {
    String script = "\"$@\" </dev/null & server=$!; read -r _; kill -QUIT $server; wait $server";
    List<String> command = asServer("sh", "-c", script, "sh");
    command.addAll(
        List.of(
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
            "fsync=off"));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    awaitReady();
  }

  private void awaitReady() {
    long give = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Connection _ = DriverManager.getConnection(url())) {
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > give) {
          throw new IllegalStateException("PostgreSQL did not start", e);
        }
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
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

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
