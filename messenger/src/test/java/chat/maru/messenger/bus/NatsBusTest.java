package chat.maru.messenger.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.storage.testing.NatsServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NatsBusTest {
  private final NatsServer server = NatsServer.start();
  private final List<Signal> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_others_hear_and_oneself_and_other_deployments_do_not() {
    try (Bus here = NatsBus.connect(server.url(), "epoch");
        Bus there = NatsBus.connect(server.url(), "epoch");
        Bus elsewhere = NatsBus.connect(server.url(), "another")) {
      List<Signal> own = new CopyOnWriteArrayList<>();
      here.subscribe(own::add);
      there.subscribe(heard::add);
      elsewhere.subscribe(own::add);
      // The subscription of a bus is on its way when it is made.
      await()
          .until(
              () -> {
                here.publish(new Signal.Revoked("first"));
                return !heard.isEmpty();
              });
      here.publish(new Signal.Revoked("last"));
      await().until(() -> heard.contains(new Signal.Revoked("last")));
      assertThat(own).isEmpty();
      assertThat(there.health().received()).isEqualTo(heard.size());
    }
  }

  @Test
  void a_server_that_goes_and_comes_holds_nobody_up() {
    try (Bus here = NatsBus.connect(server.url(), "epoch");
        Bus there = NatsBus.connect(server.url(), "epoch")) {
      there.subscribe(heard::add);
      server.crash();
      await().until(() -> !here.health().connected());
      here.publish(new Signal.Revoked("into nothing"));
      assertThat(here.health().outages()).isEqualTo(1);
      assertThat(here.health().dropped()).isEqualTo(1);
      server.resume();
      await()
          .until(
              () -> {
                here.publish(new Signal.Revoked("again"));
                return heard.contains(new Signal.Revoked("again"));
              });
      assertThat(heard).doesNotContain(new Signal.Revoked("into nothing"));
    }
  }

  @Test
  void without_a_server_there_is_one_clear_word_that_tells_no_password() {
    String url = server.url().replace("//", "//maru:geheim@");
    server.crash();
    assertThatThrownBy(() -> NatsBus.connect(url, "epoch"))
        .isInstanceOfSatisfying(
            MaruException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CommonError.UNAVAILABLE);
              assertThat(e.message()).contains(server.url()).doesNotContain("geheim");
            });
    assertThatThrownBy(() -> NatsBus.connect("http://geheim", "epoch"))
        .hasMessageContaining("nats://host:port")
        .hasMessageNotContaining("geheim");
  }
}
