package chat.maru.orchestrator.provider;

import chat.maru.base.MaruException;
import chat.maru.orchestrator.OrchestratorError;
import chat.maru.orchestrator.ProviderConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Keeps a provider that somebody added on the page from making Maru ask machines of its own
/// network: the metadata service of a cloud, a router, a database (server-side request forgery).
///
/// The name is resolved here for each request and the connection goes to the very address that was
/// judged, so a name that changes its mind between check and use gains nothing. Redirects are not
/// followed. What stands in `maru.yaml` or the environment is the operator's word and not judged.
enum AddressGuard {
  /// Any address.
  OFF,
  /// Addresses of the own network too, but none that only machinery uses.
  OWN,
  /// Public addresses, and loopback where the address says so itself.
  PUBLIC;

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?", Pattern.CASE_INSENSITIVE);

  static AddressGuard of(ProviderConfig config) {
    return config.source() != ProviderConfig.Source.PAGE ? OFF : config.own() ? OWN : PUBLIC;
  }

  /// The address to connect to; empty if the name may be resolved by whoever connects. Blocks while
  /// the name is resolved.
  ///
  /// @throws MaruException `PROVIDER_UNREACHABLE` if there is none that may be asked
  Optional<InetAddress> require(String who, String host) {
    if (this == OFF) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      if (allows(host, address)) {
        return Optional.of(address);
      }
    } catch (UnknownHostException e) {
      throw new MaruException(
          OrchestratorError.PROVIDER_UNREACHABLE, who + ": no machine is named " + host, e);
    }
    throw new MaruException(
        OrchestratorError.PROVIDER_UNREACHABLE,
        who
            + ": "
            + host
            + " lies inside this network (expected: a public address, or a server of your own that"
            + " is marked as one)");
  }

  private boolean allows(String host, InetAddress address) {
    byte[] bytes = embedded(address);
    if (address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || machinery(bytes)) {
      return false;
    }
    if (address.isLoopbackAddress()) {
      return this == OWN || LOOPBACK.matcher(host).matches();
    }
    return this == OWN || !(address.isSiteLocalAddress() || inside(bytes));
  }

  /// An IPv4 address that travels inside an IPv6 one (RFC 6052, `64:ff9b::/96`) is judged as what
  /// it is.
  private static byte[] embedded(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean translated =
        bytes.length == 16
            && bytes[0] == 0
            && bytes[1] == 0x64
            && (bytes[2] & 0xff) == 0xff
            && (bytes[3] & 0xff) == 0x9b;
    return translated ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
  }

  /// Link-local, "this network", multicast and reserved IPv4; the metadata services that clouds put
  /// elsewhere.
  private static boolean machinery(byte[] bytes) {
    if (bytes.length == 4) {
      int first = bytes[0] & 0xff;
      int second = bytes[1] & 0xff;
      return first == 0
          || first >= 224
          || (first == 169 && second == 254)
          || Arrays.equals(bytes, new byte[] {100, 100, 100, (byte) 200});
    }
    return (bytes[0] & 0xff) == 0xfd
        && bytes[1] == 0
        && bytes[2] == 0x0e
        && bytes[3] == (byte) 0xc2;
  }

  /// Private addresses: RFC 1918, shared (RFC 6598), unique local (RFC 4193), and loopback where it
  /// came in disguise.
  private static boolean inside(byte[] bytes) {
    if (bytes.length == 16) {
      return (bytes[0] & 0xfe) == 0xfc;
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first == 10
        || first == 127
        || (first == 172 && (second & 0xf0) == 16)
        || (first == 192 && second == 168)
        || (first == 100 && (second & 0xc0) == 64);
  }
}
