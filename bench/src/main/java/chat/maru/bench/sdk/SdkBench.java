package chat.maru.bench.sdk;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.process.MaruProcess;
import chat.maru.bench.process.RunningProcess;
import chat.maru.bench.process.Scratch;
import chat.maru.bench.sdk.Floor.Ended;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What clients that others wrote make of `/v1`.
///
/// With `--data`, openai-python's own API tests run through a gateway whose vendor is the mock that
/// they are written for, and beside it against the mock itself. Tests that the mock alone does not
/// pass say nothing of a gateway.
@Command(
    name = "sdk",
    mixinStandardHelpOptions = true,
    description =
        "Clients that others wrote against /v1: llm-comply, and openai-python's own tests.",
    footer = {"", "Example: ./maru bench sdk --data ~/src/openai-python"})
public final class SdkBench implements Benchmark {
  private static final Pattern MOCK = Pattern.compile("Ready to accept requests on (http\\S+)");
  private static final Pattern VENDOR = Pattern.compile("Fake vendor at (http\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A checkout of openai-python; without it only llm-comply runs.")
  private @Nullable Path data;

  private final Path home = Path.of(System.getProperty("maru.home", "."));

  @Override
  public List<Metric> measure(Progress progress) throws IOException {
    Tools tools = new Tools(home);
    progress.begin("sdk", 2);
    List<Metric> metrics = new ArrayList<>();
    if (data != null) {
      metrics.addAll(floor(new Floor(tools, data), tools));
    }
    progress.step();
    metrics.addAll(comply(tools));
    progress.step();
    return metrics;
  }

  private List<Metric> comply(Tools tools) {
    try (RunningProcess vendor = vendor();
        MaruProcess maru =
            MaruProcess.start(
                "providers:\n"
                    + provider("vendor", vendor.await(PATIENCE), "chat", Comply.MODELS))) {
      return new Comply(tools).measure(maru.address() + "/v1", maru.firstKey());
    }
  }

  /// The vendor that Maru's own tests talk to; it speaks chat completions, so that the other wires
  /// are translated.
  private RunningProcess vendor() {
    String classes =
        System.getProperty("maru.jar", System.getProperty("java.class.path"))
            + File.pathSeparator
            + home.resolve("orchestrator/target/test-classes");
    return RunningProcess.start(
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            classes,
            "chat.maru.orchestrator.testing.FakeVendor",
            "0"),
        VENDOR);
  }

  private List<Metric> floor(Floor floor, Tools tools) throws IOException {
    return Scratch.with(
        "maru-bench-sdk",
        directory -> {
          try (RunningProcess mock = mock(tools, directory, floor, 0);
              RunningProcess other = mock(tools, directory, floor, 1)) {
            String vendor = mock.await(PATIENCE);
            String providers =
                provider("vendor", vendor, "chat, responses", Floor.MODELS)
                    + provider("items", other.await(PATIENCE), "responses", List.of("items"));
            try (MaruProcess maru = MaruProcess.start("providers:\n" + providers)) {
              List<Ended> direct = floor.run(vendor, "sk-any");
              return metrics(floor.run(maru.address() + "/v1", maru.firstKey()), direct);
            }
          }
        });
  }

  private static RunningProcess mock(Tools tools, Path directory, Floor floor, int number)
      throws IOException {
    Path description =
        Files.writeString(
            directory.resolve("openapi" + number + ".yml"),
            floor.description(Floor.ASKED_FOR.get(number)));
    List<String> command = new ArrayList<>(List.of("node", tools.mock().toString(), "-q"));
    command.addAll(List.of("--host", "127.0.0.1", "-p", Integer.toString(freePort())));
    for (String kind : List.of("query-array", "form-array", "query-object", "form-object")) {
      command.add("--validator-" + kind + "-format=brackets"); // as openai-python's own script says
    }
    command.add(description.toString());
    return RunningProcess.start(new ProcessBuilder(command), MOCK);
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private static List<Metric> metrics(List<Ended> through, List<Ended> direct) {
    Map<String, Ended> alone =
        direct.stream().collect(Collectors.toMap(SdkBench::name, ended -> ended, (a, _) -> a));
    Map<String, List<Ended>> byEndpoint = new LinkedHashMap<>();
    byEndpoint.put("all", through);
    through.forEach(
        ended -> byEndpoint.computeIfAbsent(ended.endpoint(), _ -> new ArrayList<>()).add(ended));
    List<Metric> metrics = new ArrayList<>();
    byEndpoint.forEach(
        (endpoint, all) -> {
          long passed = all.stream().filter(Ended::passed).count();
          long asMock = all.stream().filter(one -> passed(alone.get(name(one)))).count();
          metrics.add(
              Metric.of("sdk.openai_python." + endpoint, (double) passed, "", all.size())
                  .beside("direct", (double) asMock)
                  .saying(endpoint.equals("all") ? "" : failed(all)));
        });
    return metrics;
  }

  private static boolean passed(@Nullable Ended ended) {
    return ended != null && ended.passed();
  }

  private static String name(Ended ended) {
    return ended.endpoint() + " " + ended.test();
  }

  private static String failed(List<Ended> all) {
    Map<String, String> why = new LinkedHashMap<>();
    all.stream()
        .filter(ended -> !ended.passed())
        .forEach(
            ended ->
                why.merge(
                    ended.test().replaceFirst("\\[.*", ""),
                    ended.why().lines().reduce("", (_, line) -> line).strip(),
                    (first, _) -> first));
    return why.entrySet().stream()
        .map(one -> "not passed: " + one.getKey() + " (" + one.getValue() + ")")
        .collect(Collectors.joining("; "));
  }

  private static String provider(String name, String url, String wires, List<String> models) {
    StringBuilder yaml = new StringBuilder("  - name: ").append(name);
    yaml.append("\n    kind: openai\n    key: sk-any\n    own: true\n    url: ").append(url);
    yaml.append("\n    wires: [").append(wires).append("]\n    models:\n");
    for (String model : models) {
      yaml.append("      - { name: ").append(model).append(", tools: true, vision: true }\n");
    }
    return yaml.toString();
  }
}
