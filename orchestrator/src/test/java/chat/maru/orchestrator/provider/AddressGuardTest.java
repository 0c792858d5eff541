package chat.maru.orchestrator.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.maru.base.MaruException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "100.100.100.200",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "2852039166"
      })
  void machinery_is_asked_for_nobody(String host) {
    assertRefused(AddressGuard.PUBLIC, host);
    assertRefused(AddressGuard.OWN, host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "172.31.255.1",
        "192.168.1.1",
        "100.64.0.1",
        "[fd12::1]",
        "[64:ff9b::7f00:1]",
        "2130706433"
      })
  void the_own_network_is_asked_only_for_an_own_provider(String host) {
    assertRefused(AddressGuard.PUBLIC, host);
    assertThat(AddressGuard.OWN.require("p", host)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "8.8.8.8", "[2001:4860:4860::8888]"})
  void public_addresses_and_loopback_by_its_name_are_asked(String host) {
    assertThat(AddressGuard.PUBLIC.require("p", host)).isPresent();
  }

  @Test
  void what_the_operator_wrote_is_not_judged_or_resolved() {
    assertThat(AddressGuard.OFF.require("p", "no-such-name.invalid")).isEmpty();
  }

  private static void assertRefused(AddressGuard guard, String host) {
    assertThatThrownBy(() -> guard.require("p", host)).isInstanceOf(MaruException.class);
  }
}
