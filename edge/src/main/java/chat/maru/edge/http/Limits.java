package chat.maru.edge.http;

import chat.maru.edge.Caller;
import chat.maru.edge.RateLimits;
import chat.maru.edge.TokenBuckets;

/// The two rate limits: one before anybody knows who calls, one after.
final class Limits {
  private final TokenBuckets addresses;
  private final TokenBuckets callers;

  Limits(RateLimits rates) {
    addresses = new TokenBuckets(rates.address(), System::nanoTime);
    callers = new TokenBuckets(rates.caller(), System::nanoTime);
  }

  void byAddress(Exchange exchange) {
    if (!exchange.loopback()) {
      addresses.take(network(exchange.remoteAddress()));
    }
  }

  void byCaller(Exchange exchange) {
    Caller caller = exchange.findCaller().orElse(null);
    if (caller != null && caller.kind() == Caller.Kind.SESSION && !exchange.loopback()) {
      callers.take(caller.credential());
    }
  }

  /// One home has one IPv4 address, but 2^64 IPv6 ones.
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    return groups.length < 5 ? address : String.join(":", java.util.List.of(groups).subList(0, 4));
  }
}
