package chat.maru.edge.http;

import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.RateLimits;
import chat.maru.edge.TokenBuckets;
import chat.maru.edge.route.RouteTable;

/// The two rate limits: one before anybody knows who calls, one after.
final class Limits {
  private final TokenBuckets addresses;
  private final TokenBuckets callers;

  Limits(RateLimits rates) {
    addresses = new TokenBuckets(rates.address(), System::nanoTime);
    callers = new TokenBuckets(rates.caller(), System::nanoTime);
  }

  /// Where keys are used, one address may be a whole company: there only strangers are counted.
  void byAddress(Exchange exchange) {
    if (!exchange.loopback()) {
      String network = network(exchange.remoteAddress());
      if (forKeys(exchange)) {
        addresses.require(network);
      } else {
        addresses.take(network);
      }
    }
  }

  void byCaller(Exchange exchange) {
    Caller caller = exchange.findCaller().orElse(null);
    if (caller == null && forKeys(exchange) && !exchange.loopback()) {
      addresses.take(network(exchange.remoteAddress()));
    }
    if (caller != null && caller.kind() == Caller.Kind.SESSION && !exchange.loopback()) {
      callers.take(caller.credential());
    }
  }

  private static boolean forKeys(Exchange exchange) {
    return exchange.match() instanceof RouteTable.Match.Found found
        && found.route().access() == Access.KEY;
  }

  /// One home has one IPv4 address, but 2^64 IPv6 ones.
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 5 ? address : String.join(":", java.util.List.of(groups).subList(0, 4));
  }
}
