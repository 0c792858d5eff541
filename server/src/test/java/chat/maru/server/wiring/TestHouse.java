package chat.maru.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.json.Json;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Route;
import chat.maru.edge.testing.TestClient;
import chat.maru.server.config.ConfigFile;
import chat.maru.server.data.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The whole server on a free port, as `./maru serve` opens it, on the data directory of a test.
public final class TestHouse implements AutoCloseable {
  /// What everybody signs in with.
  public static final String PASSWORD = "a long enough password";

  private final DataDirectory data;
  private final ConfigFile file;
  private final House house;

  private TestHouse(DataDirectory data, ConfigFile file, House house) {
    this.data = data;
    this.file = file;
    this.house = house;
  }

  /// Opens a house that is configured by the file that is there, if any.
  public static TestHouse open(Path data) {
    ConfigFile file = new ConfigFile(data.resolve("maru.yaml"), Map.of());
    DataDirectory locked = DataDirectory.lock(data);
    return new TestHouse(locked, file, House.open(locked, file.read().forCommands()));
  }

  /// Writes `maru.yaml`, then opens.
  public static TestHouse open(Path data, String yaml) {
    configure(data, yaml);
    return open(data);
  }

  public static void configure(Path data, String yaml) {
    try {
      Files.createDirectories(data);
      Files.writeString(data.resolve("maru.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return house.control().address();
  }

  /// A client without credentials.
  public TestClient client() {
    return new TestClient(url());
  }

  public House house() {
    return house;
  }

  public ConfigFile file() {
    return file;
  }

  public List<Route> routes() {
    return house.routes();
  }

  /// Makes an account and gives the user; the first is the operator.
  public JsonObject signUp(String name) {
    JsonObject body =
        JsonObject.builder()
            .put("name", name)
            .put("password", PASSWORD)
            .put("operator", signedUp() == 0)
            .build();
    return made(
        client().as(house.control().token()).post("/api/control/users", body), "user " + name);
  }

  /// The token of a new session.
  public String token(String name) {
    JsonObject body = JsonObject.builder().put("name", name).put("password", PASSWORD).build();
    return made(client().post("/api/sessions", body), "session").requireString("token");
  }

  /// Makes an account and signs in.
  public TestClient user(String name) {
    signUp(name);
    return client().as(token(name));
  }

  /// A key for `/v1`, made as the page makes it.
  public static JsonObject key(TestClient user) {
    return made(user.post("/api/keys", Json.parseObject("{\"name\":\"test\"}")), "key");
  }

  /// Makes a room without the mate and gives it.
  public static JsonObject room(TestClient owner, String name) {
    JsonObject body = JsonObject.builder().put("name", name).put("mate", false).build();
    return made(owner.post("/api/rooms", body), "room");
  }

  /// A new code into a room.
  public static String invite(TestClient owner, String room) {
    return made(owner.post("/api/rooms/" + room + "/invites", JsonObject.EMPTY), "invite")
        .requireString("code");
  }

  private int signedUp() {
    return client()
        .as(house.control().token())
        .get("/api/control/users")
        .json()
        .requireArray("users")
        .size();
  }

  private static JsonObject made(TestClient.Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(201);
    return answer.json();
  }

  @Override
  public void close() {
    house.close();
    data.close();
  }
}
