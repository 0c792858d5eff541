package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place where errors are logged. What nobody expected reaches the log whole and the caller
/// as an id to ask for.
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger("chat.maru.edge.errors");

  private Failures() {}

  /// What the caller is told about `failure`.
  static MaruException toCaller(Exchange exchange, Throwable failure) {
    if (failure instanceof MaruException known) {
      if (known.code().status() >= 500) {
        LOG.warn("{} {}: {}", exchange.requestId(), known.code().code(), known.message(), known);
      } else {
        LOG.debug("{} {}", exchange.requestId(), known.code().code());
      }
      return known;
    }
    LOG.error("{} failed", exchange.requestId(), failure);
    return new MaruException(
        CommonError.INTERNAL,
        "Something went wrong inside Maru. Its log says more under " + exchange.requestId());
  }
}
