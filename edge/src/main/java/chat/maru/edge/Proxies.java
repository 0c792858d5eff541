package chat.maru.edge;

import chat.maru.base.MaruException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/// Machines whose `X-Forwarded-…` headers are believed: balancers and reverse proxies.
public final class Proxies {
  public static final Proxies NONE = new Proxies(List.of());

  private final List<Network> networks;

  private record Network(InetAddress address, int bits) {
    boolean holds(InetAddress other) {
      byte[] ours = address.getAddress();
      byte[] theirs = other.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private Proxies(List<Network> networks) {
    this.networks = networks;
  }

  /// @param networks literal addresses, each alone or as a network, with commas between them:
  ///   `10.0.0.7, fd00::/8`
  /// @throws MaruException `INVALID` naming what is none
  public static Proxies of(String networks) {
    return networks.isBlank()
        ? NONE
        : new Proxies(
            Stream.of(networks.split(",", -1)).map(String::strip).map(Proxies::network).toList());
  }

  /// @param address a literal one
  public boolean trust(String address) {
    if (networks.isEmpty() || !literal(address)) {
      return false;
    }
    InetAddress parsed = parse(address, address);
    return networks.stream().anyMatch(network -> network.holds(parsed));
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    InetAddress address = parse(slash < 0 ? text : text.substring(0, slash), text);
    int most = address.getAddress().length * 8;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1), text);
    if (bits > most) {
      throw wrong(text);
    }
    return new Network(address, bits);
  }

  private static int bits(String digits, String whole) {
    if (!digits.matches("[0-9]{1,3}")) {
      throw wrong(whole);
    }
    return Integer.parseInt(digits);
  }

  private static InetAddress parse(String address, String whole) {
    if (!literal(address)) {
      throw wrong(whole);
    }
    try {
      return InetAddress.getByName(address); // literal: nobody is asked
    } catch (UnknownHostException e) {
      throw wrong(whole);
    }
  }

  private static boolean literal(String address) {
    return address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  }

  private static MaruException wrong(String text) {
    return MaruException.invalid(
        "server.proxies", text, "addresses such as 10.0.0.7 or 10.0.0.0/8");
  }
}
