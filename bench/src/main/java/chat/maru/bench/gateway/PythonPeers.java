package chat.maru.bench.gateway;

import chat.maru.base.Threads;
import chat.maru.bench.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Gateways that live in a Python environment: `tensorzero` (its wheel holds the Rust gateway) and
/// `litellm[proxy]`.
///
/// @param python the interpreter of the environment
record PythonPeers(Path python) {
  private static final String START_TENSORZERO =
      """
      import sys, time
      from tensorzero.tensorzero import _start_http_gateway
      gateway = _start_http_gateway(config_file=sys.argv[1], clickhouse_url=None, postgres_url=None, valkey_url=None, async_setup=False)
      print("listening at", gateway.base_url, flush=True)
      while True:
          time.sleep(3600)
      """;

  private static final Pattern LISTENING = Pattern.compile("listening at http://[^:]+:(\\d+)");

  Optional<Peer> tensorZero(int upstream) throws IOException {
    if (!installed("tensorzero")) {
      return Optional.empty();
    }
    Path directory = Files.createTempDirectory("maru-bench-tensorzero");
    Path config =
        Files.writeString(
            directory.resolve("tensorzero.toml"),
            """
            [gateway]
            observability.enabled = false
            [models.mock]
            routing = ["mock"]
            [models.mock.providers.mock]
            type = "openai"
            model_name = "mock"
            api_base = "http://127.0.0.1:%d/v1/"
            api_key_location = "none"
            """
                .formatted(upstream));
    List<String> command = List.of(python.toString(), "-c", START_TENSORZERO, config.toString());
    Peer.Door door =
        new Peer.Door("/openai/v1/chat/completions", "tensorzero::model_name::mock", "");
    RunningProcess process = RunningProcess.start(new ProcessBuilder(command), LISTENING);
    int port = Integer.parseInt(process.await(Peer.LONGEST_START)); // it takes any free one
    return Optional.of(new Peer("tensorzero", process, port, door));
  }

  Optional<Peer> liteLlm(int upstream) throws IOException {
    Path executable = python.resolveSibling("litellm");
    if (!Files.isExecutable(executable)) {
      return Optional.empty();
    }
    int port = Peer.freePort();
    Path config =
        Files.writeString(
            Files.createTempDirectory("maru-bench-litellm").resolve("config.yaml"),
            """
            model_list:
              - model_name: mock
                litellm_params: { model: openai/mock, api_base: "http://127.0.0.1:%d/v1", api_key: none }
            """
                .formatted(upstream));
    ProcessBuilder command =
        new ProcessBuilder(
            executable.toString(), "--config", config.toString(), "--port", Integer.toString(port));
    command.environment().put("LITELLM_MASTER_KEY", "sk-bench");
    command.environment().put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
    command.environment().put("LITELLM_LOG", "ERROR");
    return Optional.of(Peer.start("litellm", command, port, Peer.Door.plain("sk-bench")));
  }

  private boolean installed(String module) throws IOException {
    ProcessBuilder probe =
        new ProcessBuilder(python.toString(), "-c", "import " + module)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return probe.start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
