package chat.maru.orchestrator.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.maru.base.CommonError;
import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.orchestrator.own.EmbeddedEngine.Lease;
import chat.maru.orchestrator.own.EmbeddedEngine.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class EmbeddedEngineTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path data;
  @TempDir Path elsewhere;
  private OwnModels models;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    models =
        OwnModels.open(data.resolve("models"), Catalogue.standard(), List.of(), Clock.systemUTC());
    engine = engine(LONG, LONG, Duration.ofMillis(1));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void says_that_there_is_no_model() {
    assertThat(engine.status().state()).isEqualTo(State.NONE);
    assertThatThrownBy(() -> open(engine)).hasMessageContaining("No own model is installed");
  }

  @Test
  void starts_with_the_first_call_and_serves_the_next_from_the_same_process() throws Exception {
    add("works");
    assertThat(engine.status().state()).isEqualTo(State.IDLE);
    try (Lease first = open(engine);
        Lease second = open(engine)) {
      assertThat(engine.status().state()).isEqualTo(State.READY);
      assertThat(engine.status().model()).isEqualTo("works");
      assertThat(first.url()).isEqualTo(second.url());
      assertThat(first.token()).hasSize(64);
      assertThat(handle(engine).info().commandLine().orElse("")).doesNotContain(first.token());
    }
  }

  @Test
  void keeps_its_log_without_what_follows_the_start() throws Exception {
    add("works");
    Path log = data.resolve("logs").resolve("embedded.log");
    try (Lease lease = open(engine);
        Socket _ = new Socket(InetAddress.getLoopbackAddress(), lease.url().getPort())) {
      await().until(() -> Files.readString(log).contains("has complained"));
    }
    assertThat(log).content().contains("some library says something");
    assertThat(log).content().doesNotContain("the words of somebody");
  }

  @Test
  void stops_the_process_when_nobody_calls_and_starts_it_again() throws Exception {
    add("works");
    engine.close();
    engine = engine(LONG, Duration.ofMillis(50), Duration.ofMillis(1));
    ProcessHandle first;
    try (Lease _ = open(engine)) {
      first = handle(engine);
    }
    await().until(() -> !first.isAlive());
    assertThat(engine.status().state()).isEqualTo(State.IDLE);
    try (Lease _ = open(engine)) {
      assertThat(handle(engine).pid()).isNotEqualTo(first.pid());
    }
  }

  @Test
  void survives_a_killed_process_and_starts_another() throws Exception {
    add("works");
    open(engine).close();
    ProcessHandle first = handle(engine);
    first.destroyForcibly();
    await().until(() -> engine.status().state() == State.FAILED);
    assertThat(engine.status().detail()).contains("ended with status 137");
    await().ignoreExceptions().until(() -> handleAfterOpen().pid() != first.pid());
  }

  @Test
  void waits_after_a_crash_longer_each_time() throws Exception {
    add("dies");
    engine.close();
    engine = engine(LONG, LONG, Duration.ofMinutes(1));
    assertThatThrownBy(() -> open(engine))
        .hasMessageContaining("unknown model architecture")
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(OwnModelError.ENGINE_FAILED);
              assertThat(e.retryAfter().orElseThrow()).isGreaterThan(Duration.ofSeconds(30));
            });
    assertThat(engine.status().state()).isEqualTo(State.FAILED);
    add("works");
    try (Lease _ = open(engine)) {
      assertThat(engine.status().model()).isEqualTo("works");
    }
  }

  @Test
  void gives_up_on_a_process_that_is_never_ready() throws Exception {
    add("hangs");
    engine.close();
    engine = engine(Duration.ofMillis(500), LONG, Duration.ofMinutes(1));
    assertThatThrownBy(() -> open(engine)).hasMessageContaining("was not ready in");
  }

  @Test
  void a_caller_waits_no_longer_than_its_deadline() throws Exception {
    add("hangs");
    assertThatThrownBy(() -> engine.open(Deadline.after(Duration.ofMillis(200))))
        .isInstanceOfSatisfying(
            MaruException.class, e -> assertThat(e.code()).isEqualTo(CommonError.DEADLINE));
    await().until(() -> engine.pid().isPresent());
    ProcessHandle process = handle(engine);
    engine.close();
    await().until(() -> !process.isAlive());
  }

  @Test
  void changes_to_a_new_model_when_nobody_calls() throws Exception {
    add("first");
    open(engine).close();
    ProcessHandle first = handle(engine);
    add("second");
    await().until(() -> !first.isAlive());
    try (Lease _ = open(engine)) {
      assertThat(engine.status().model()).isEqualTo("second");
      assertThat(handle(engine).pid()).isNotEqualTo(first.pid());
    }
  }

  private ProcessHandle handleAfterOpen() {
    try (Lease _ = open(engine)) {
      return handle(engine);
    }
  }

  private EmbeddedEngine engine(Duration start, Duration idle, Duration pause) {
    EngineConfig config = new EngineConfig(1, 512, start, idle, pause);
    return new EmbeddedEngine(
        models,
        new ChildCommand(config, data.resolve("run"), FakeChild.class.getName()),
        config,
        data.resolve("logs").resolve("embedded.log"));
  }

  private static Lease open(EmbeddedEngine engine) {
    return engine.open(Deadline.after(LONG));
  }

  private static ProcessHandle handle(EmbeddedEngine engine) {
    return ProcessHandle.of(engine.pid().orElseThrow()).orElseThrow();
  }

  private void add(String name) throws IOException {
    Path file = elsewhere.resolve(name + ".gguf");
    Files.write(file, TestGguf.chat().text("test.name", name).bytes(5000));
    models.add(file, _ -> {});
  }
}
