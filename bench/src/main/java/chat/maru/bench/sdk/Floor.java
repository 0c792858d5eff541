package chat.maru.bench.sdk;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// openai-python's own tests of the endpoints that Maru offers, run against an address.
final class Floor {
  /// The ids by which the tests ask for a response and for its items. A mock is told to give each,
  /// so that the response that is made beforehand can be found.
  static final List<String> ASKED_FOR =
      List.of("resp_677efb5139a88190b512bc3fef8e535d", "response_id");

  private static final String RESPONSE = "\n    Response:\n      title: The response object";
  private static final String ID = "          id:\n            type: string\n";

  private static final List<String> FILES =
      List.of(
          "tests/api_resources/chat/test_completions.py",
          "tests/api_resources/test_responses.py",
          "tests/api_resources/responses/test_input_items.py",
          "tests/api_resources/test_embeddings.py",
          "tests/api_resources/test_models.py");

  /// The models that the tests name.
  static final List<String> MODELS =
      List.of("gpt-5.4", "gpt-5.1", "gpt-4o-mini", "text-embedding-3-small");

  private final Tools tools;
  private final Path checkout;

  /// @param checkout of openai-python, with its description of the API
  Floor(Tools tools, Path checkout) {
    this.tools = tools;
    this.checkout = checkout.toAbsolutePath();
  }

  /// How a test ended.
  record Ended(String endpoint, String test, boolean passed, String why) {}

  /// The description of the API for a mock whose responses have the id `asked`.
  String description(String asked) throws IOException {
    String text = Files.readString(checkout.resolve("api_reference/openapi.transformed.yml"));
    int at = text.indexOf(ID, Math.max(0, text.indexOf(RESPONSE))) + ID.length();
    return text.substring(0, at) + "            example: " + asked + "\n" + text.substring(at);
  }

  /// @param address with `/v1` where the server has it
  List<Ended> run(String address, String key) throws IOException {
    Path report = Files.createTempFile("maru-bench-sdk", ".jsonl");
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  tools.python().toString(),
                  "-m",
                  "pytest",
                  "-q",
                  "-n0",
                  "-p",
                  "maru_floor",
                  "-p",
                  "no:cacheprovider"));
      command.addAll(FILES);
      Map<String, String> environment = new LinkedHashMap<>();
      environment.put(
          "PYTHONPATH",
          String.join(
              File.pathSeparator,
              checkout.resolve("src").toString(),
              checkout.toString(),
              tools.folder().toString()));
      environment.put("PYTHONDONTWRITEBYTECODE", "1");
      environment.put("TEST_API_BASE_URL", address);
      environment.put("FLOOR_KEY", key);
      environment.put("FLOOR_REPORT", report.toString());
      Tools.Told told = Tools.tell(command, checkout, environment);
      List<Ended> ended = Files.readAllLines(report).stream().map(Floor::read).toList();
      if (ended.isEmpty()) {
        throw new IllegalStateException("No test ran:\n" + told.output());
      }
      return ended;
    } finally {
      Files.deleteIfExists(report);
    }
  }

  private static Ended read(String line) {
    JsonObject json = Json.parseObject(line);
    return new Ended(
        json.requireString("endpoint"),
        json.requireString("test"),
        json.requireBool("passed"),
        json.requireString("why"));
  }
}
