package chat.maru.mate;

import chat.maru.mate.agent.TurnReceipt;
import chat.maru.mate.agent.Work;
import chat.maru.mate.guided.Wording;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Scene;
import chat.maru.messenger.Messages;
import java.time.Duration;
import java.time.InstantSource;

/// One question being answered.
record Case(Running running, Scene scene, Work work, TurnReceipt receipt, Wording wording) {
  Turn turn() {
    return running.turn();
  }

  Duration took(InstantSource clock) {
    return Duration.between(scene.now(), clock.instant());
  }

  /// Reads what the whole room may read, for words that stay on this server.
  Reader reader(Messages messages) {
    return Reader.own(messages, scene, scene.everyone());
  }
}
