package chat.maru.messenger.bus;

import java.util.function.Consumer;

/// Carries signals between the nodes of one deployment, as well as it can.
///
/// Nothing may depend on it: a signal that is lost only means that the database is asked a little
/// later. Thread-safe.
public interface Bus extends AutoCloseable {
  /// For a deployment of one node.
  Bus NONE =
      new Bus() {
        @Override
        public void publish(Signal signal) {}

        @Override
        public void subscribe(Consumer<Signal> listener) {}

        @Override
        public Health health() {
          return new Health(true, 0, 0, 0, 0);
        }

        @Override
        public void close() {}
      };

  /// Tells the other nodes. Never blocks and never fails; what cannot be sent is dropped.
  void publish(Signal signal);

  /// Hears the other nodes, on a thread that must not be held.
  void subscribe(Consumer<Signal> listener);

  Health health();

  @Override
  void close();

  /// How the bus does.
  ///
  /// @param connected whether signals go out now
  /// @param sent since the start
  /// @param received since the start
  /// @param dropped signals that could not be sent, or were not understood
  /// @param outages how often the connection was lost
  record Health(boolean connected, long sent, long received, long dropped, long outages) {}

  /// Opens the bus of a deployment.
  interface Source {
    /// @param epoch of the deployment's logs: two deployments may share one server
    Bus open(String epoch);
  }
}
