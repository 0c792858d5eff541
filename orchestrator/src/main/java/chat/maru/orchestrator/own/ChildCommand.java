package chat.maru.orchestrator.own;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the child process is called: this JVM's own `java` and class path, so that one jar is all
/// there is to install.
public final class ChildCommand {
  private static final String MAIN = "chat.maru.modelhost.Main";
  private static final long GIB = 1L << 30;

  private final EngineConfig config;
  private final Path work;
  private final String main;

  /// @param work a directory for the native library; the loader in the child deletes files of other
  ///   programs in a directory that it shares
  public ChildCommand(EngineConfig config, Path work) {
    this(config, work, MAIN);
  }

  ChildCommand(EngineConfig config, Path work, String main) {
    this.config = config;
    this.work = work;
    this.main = main;
  }

  /// Makes ready what the process needs.
  void prepare() throws IOException {
    Files.createDirectories(work);
  }

  List<String> line(Optional<OwnModel> chat, Optional<OwnModel> embedding) {
    List<String> line = new ArrayList<>(java());
    line.addAll(List.of("--threads", Integer.toString(threads())));
    chat.ifPresent(
        model -> {
          line.addAll(List.of("--chat", model.file().toAbsolutePath().toString()));
          line.addAll(List.of("--chat-name", model.name()));
          line.addAll(List.of("--context", Integer.toString(context(model))));
        });
    embedding.ifPresent(
        model -> {
          line.addAll(List.of("--embedding", model.file().toAbsolutePath().toString()));
          line.addAll(List.of("--embedding-name", model.name()));
          line.addAll(List.of("--pooled", Boolean.toString(model.pooled())));
        });
    return line;
  }

  /// One thread fewer than cores: llama.cpp's threads wait for each other busily, and one that has
  /// to share its core holds up all. On two busy cores 8 tokens took 22 s with two threads, 1.4 s
  /// with one.
  private int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return config.threads() > 0 ? config.threads() : Math.max(1, cores - 1);
  }

  /// The context that a model is given: small, since llama.cpp takes the memory for all of it at
  /// once (about 80 KB a token for a model of 2B parameters).
  public int context(OwnModel model) {
    int byMemory = config.context();
    if (byMemory == 0) {
      long memory = memory();
      byMemory = memory >= 12 * GIB ? 8192 : memory >= 6 * GIB ? 4096 : 2048;
    }
    return model.context() > 0 ? Math.min(model.context(), byMemory) : byMemory;
  }

  /// The memory of this machine, in bytes.
  static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 8 * GIB;
  }

  private List<String> java() {
    return List.of(
        program(),
        "-Xmx128m",
        "-Xss1m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        // A crash report shows memory, and memory holds people's words.
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-CreateCoredumpOnCrash",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dde.kherud.llama.tmpdir=" + work.toAbsolutePath(),
        "-Djava.library.path=" + work.toAbsolutePath(),
        "-cp",
        classPath(),
        main);
  }

  private static String program() {
    return ProcessHandle.current()
        .info()
        .command()
        .filter(command -> Path.of(command).getFileName().toString().startsWith("java"))
        .orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
