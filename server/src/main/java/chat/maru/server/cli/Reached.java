package chat.maru.server.cli;

import chat.maru.server.control.ControlClient;
import chat.maru.server.data.ControlFile;
import chat.maru.server.data.DataDirectory;
import chat.maru.server.wiring.House;
import java.util.Optional;
import java.util.function.Consumer;

/// The server of a data directory: the one that runs, or one of our own for as long as a command
/// takes.
final class Reached {
  private Reached() {}

  static void server(DataOptions where, Consumer<ControlClient> task) {
    Optional<ControlFile> running = ControlFile.read(where.data());
    if (running.isPresent()) {
      try (ControlClient client = new ControlClient(running.get())) {
        if (client.alive()) {
          task.accept(client);
          return;
        }
      }
    }
    try (DataDirectory data = DataDirectory.lock(where.data());
        House house = House.open(data, where.config().read().forCommands());
        ControlClient client = new ControlClient(house.control())) {
      task.accept(client);
    }
  }
}
