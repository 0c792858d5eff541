package chat.maru.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  @Test
  void an_address_or_a_network_is_trusted_and_nothing_beside_it() {
    Proxies proxies = Proxies.of("192.168.7.9, 10.16.0.0/12,fd00::/8");
    for (String trusted : List.of("192.168.7.9", "10.16.0.1", "10.31.255.255", "fd12::1")) {
      assertThat(proxies.trust(trusted)).as(trusted).isTrue();
    }
    for (String other : List.of("192.168.7.8", "10.32.0.0", "fe80::1", "::1", "localhost", "")) {
      assertThat(proxies.trust(other)).as(other).isFalse();
    }
    assertThat(Proxies.of("").trust("10.0.0.1")).isFalse();
    assertThat(Proxies.NONE.trust("127.0.0.1")).isFalse();
  }

  @Test
  void what_is_no_network_is_named() {
    for (String wrong :
        List.of("balancer", "10.0.0.0/33", "10.0.0.0/x", "300.1.1.1", "10.0.0.1,")) {
      assertThatThrownBy(() -> Proxies.of(wrong)).hasMessageContaining("server.proxies");
    }
  }
}
