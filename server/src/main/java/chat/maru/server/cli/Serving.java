package chat.maru.server.cli;

import chat.maru.base.Threads;
import chat.maru.server.config.ConfigFile;
import chat.maru.server.config.ConfigWatch;
import chat.maru.server.config.MaruConfig;
import chat.maru.server.data.DataDirectory;
import chat.maru.server.wiring.House;
import java.util.concurrent.CountDownLatch;

/// Runs the server until the process is told to end.
final class Serving {
  private Serving() {}

  static int run(ServeOptions options) {
    ConfigFile file = options.where().config();
    MaruConfig config =
        file.read()
            .with(options.port(), options.host(), options.allowSetup())
            .among(options.database(), options.bus());
    DataDirectory data = DataDirectory.lock(options.where().data());
    House house = House.open(data, config);
    ConfigWatch watch = ConfigWatch.start(file, house::apply);
    CountDownLatch stopped = new CountDownLatch(1);
    Threads.onExit(
        "stop",
        () -> {
          watch.close();
          house.close();
          data.close();
          stopped.countDown();
        });
    System.out.println("Maru is ready at " + house.address());
    try {
      stopped.await();
      return 0;
    } catch (InterruptedException e) {
      throw Threads.interrupted(e);
    }
  }
}
