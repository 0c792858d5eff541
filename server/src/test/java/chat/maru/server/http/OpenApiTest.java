package chat.maru.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonArray;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Route;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.wiring.TestHouse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The description and the running server say the same.
class OpenApiTest {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  @TempDir private Path data;

  @Test
  void every_endpoint_is_described_and_nothing_else_is() {
    try (TestHouse house = TestHouse.open(data)) {
      JsonObject document = document(house);
      assertThat(document.requireString("openapi")).startsWith("3.1");
      Set<String> running = new TreeSet<>();
      house.routes().stream().map(Route::toString).forEach(running::add);
      assertThat(described(document)).containsExactlyInAnyOrderElementsOf(running);
    }
  }

  @Test
  void every_operation_has_a_name_of_its_own_answers_and_its_path_parameters() {
    try (TestHouse house = TestHouse.open(data)) {
      Set<String> names = new TreeSet<>();
      forEachOperation(
          document(house),
          (path, operation) -> {
            String name = operation.requireString("operationId");
            assertThat(names.add(name)).as("%s is the only one", name).isTrue();
            assertThat(operation.requireObject("responses").names()).as(name).isNotEmpty();
            Set<String> parameters = new TreeSet<>();
            operation.findArray("parameters").stream()
                .flatMap(JsonArray::objects)
                .filter(each -> each.findString("in").orElse("").equals("path"))
                .forEach(each -> parameters.add(each.requireString("name")));
            assertThat(parameters).as(name).isEqualTo(parametersOf(path));
          });
      assertThat(names).isNotEmpty();
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    try (TestHouse house = TestHouse.open(data)) {
      JsonObject document = document(house);
      Set<String> lost = new TreeSet<>();
      forEachReference(
          document,
          reference -> {
            if (!stands(document, reference)) {
              lost.add(reference);
            }
          });
      assertThat(lost).isEmpty();
    }
  }

  private static JsonObject document(TestHouse house) {
    TestClient.Answer answer = house.client().get("/api/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).startsWith("application/json");
    return answer.json();
  }

  private static Set<String> described(JsonObject document) {
    Set<String> all = new TreeSet<>();
    JsonObject paths = document.requireObject("paths");
    for (String path : paths.names()) {
      paths.requireObject(path).names().stream()
          .filter(METHODS::contains)
          .forEach(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return all;
  }

  private interface Operation {
    void at(String path, JsonObject operation);
  }

  private static void forEachOperation(JsonObject document, Operation task) {
    JsonObject paths = document.requireObject("paths");
    for (String path : paths.names()) {
      JsonObject methods = paths.requireObject(path);
      methods.names().stream()
          .filter(METHODS::contains)
          .forEach(method -> task.at(path, methods.requireObject(method)));
    }
  }

  private static Set<String> parametersOf(String path) {
    Set<String> names = new TreeSet<>();
    for (String segment : path.split("/", -1)) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return names;
  }

  private static void forEachReference(Json json, Consumer<String> task) {
    if (json instanceof JsonArray array) {
      array.forEach(each -> forEachReference(each, task));
    } else if (json instanceof JsonObject object) {
      object.findString("$ref").ifPresent(task);
      object.fields().values().forEach(each -> forEachReference(each, task));
    }
  }

  private static boolean stands(JsonObject document, String reference) {
    Json at = document;
    for (String name : reference.replaceFirst("^#/", "").split("/", -1)) {
      if (!(at instanceof JsonObject object) || object.find(name).isEmpty()) {
        return false;
      }
      at = object.find(name).get();
    }
    return true;
  }
}
