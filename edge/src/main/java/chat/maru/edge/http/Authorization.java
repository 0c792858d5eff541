package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Access;
import chat.maru.edge.Caller;
import chat.maru.edge.route.RouteTable;
import java.util.Optional;

/// Lets a caller through only where the route's [Access] allows it.
final class Authorization implements Filter {
  @Override
  public void check(Exchange exchange) {
    if (exchange.match() instanceof RouteTable.Match.Found found) {
      Access access = found.route().access();
      Optional<Caller> caller = exchange.findCaller();
      if (access != Access.PUBLIC && !caller.map(c -> c.may(access)).orElse(false)) {
        throw refusal(access, caller, exchange.credentials() != null);
      }
    }
  }

  private static MaruException refusal(Access access, Optional<Caller> caller, boolean shown) {
    if (caller.isEmpty()) {
      return unauthenticated(
          shown
              ? "The session has ended or the key is not valid"
              : access == Access.KEY ? "Send a Maru key as a bearer token" : "Sign in first");
    }
    return switch (access) {
      case KEY -> unauthenticated("Here a Maru key is needed (mk-…), not a session");
      case OPERATOR ->
          new MaruException(CommonError.FORBIDDEN, "Only the operator of this server may do this");
      case CONTROL ->
          new MaruException(CommonError.FORBIDDEN, "Only commands on this machine may do this");
      case USER, PUBLIC ->
          new MaruException(CommonError.FORBIDDEN, "A key may only be used under /v1");
    };
  }

  private static MaruException unauthenticated(String message) {
    return new MaruException(CommonError.UNAUTHENTICATED, message);
  }
}
