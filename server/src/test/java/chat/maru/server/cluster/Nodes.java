package chat.maru.server.cluster;

import chat.maru.edge.testing.TestClient;
import chat.maru.server.ChildServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// The nodes of one deployment, each a process with a data directory of its own, and a balancer in
/// front that hands out those that were not killed, one after the other.
final class Nodes implements AutoCloseable {
  private final List<ChildServer> alive = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final Path directory;
  private final String[] options;
  private int started;

  Nodes(Path directory, String... options) {
    this.directory = directory;
    this.options = options;
  }

  /// Starts one more node and gives its number.
  int start() {
    alive.add(ChildServer.start(directory.resolve("node-" + started), options));
    return started++;
  }

  /// Ends the node that has run longest, as `kill -9` does.
  void killOne() {
    ChildServer node = alive.removeFirst();
    node.kill();
  }

  /// Where the next request goes.
  URI next() {
    List<ChildServer> now = new ArrayList<>(alive);
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size())).url();
  }

  TestClient client() {
    return new TestClient(next());
  }

  /// The same, of one node.
  TestClient client(int node) {
    return new TestClient(alive.get(node).url());
  }

  @Override
  public void close() {
    alive.forEach(ChildServer::close);
  }
}
