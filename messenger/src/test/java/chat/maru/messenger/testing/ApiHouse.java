package chat.maru.messenger.testing;

import chat.maru.base.UserId;
import chat.maru.edge.Caller;
import chat.maru.edge.Role;
import chat.maru.edge.Routes;
import chat.maru.edge.testing.FixedCallers;
import chat.maru.edge.testing.TestClient;
import chat.maru.edge.testing.TestServer;
import chat.maru.messenger.files.FileLimits;
import chat.maru.messenger.wiring.FilesPart;
import chat.maru.messenger.wiring.MessengerWiring;
import chat.maru.search.SearchIndex;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A whole messenger behind a real server; a person's bearer token is their name.
public final class ApiHouse implements AutoCloseable {
  public final MessengerWiring.Wired wired;
  public final ShiftedClock clock = new ShiftedClock();
  private final Database database = Databases.fresh(Engine.SQLITE);
  private final FakePeople people = new FakePeople();
  private final FixedCallers callers = new FixedCallers();
  private final SearchIndex index;

  /// Where files are kept.
  public final Path files;

  private final TestServer server;

  public ApiHouse() {
    this(FileLimits.DEFAULT);
  }

  public ApiHouse(FileLimits limits) {
    try {
      index = SearchIndex.open(Files.createTempDirectory("maru-index"));
      files = Files.createTempDirectory("maru-files");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wired =
        MessengerWiring.wire(database, index, new FilesPart.Place(files, limits), people, clock);
    Routes routes = new Routes();
    wired.addTo(routes);
    server = TestServer.start(routes, callers);
  }

  public UserId user(String name) {
    UserId user = people.user(name);
    callers.put(name, new Caller(user, Role.MEMBER, "session-" + name, Caller.Kind.SESSION));
    return user;
  }

  /// A client signed in as `name`.
  public TestClient as(String name) {
    user(name);
    return server.as(name);
  }

  /// A client that has not signed in.
  public TestClient nobody() {
    return server.client();
  }

  @Override
  public void close() {
    server.close();
    wired.close();
    index.close();
    database.close();
  }
}
