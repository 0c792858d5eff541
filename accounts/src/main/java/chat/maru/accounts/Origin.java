package chat.maru.accounts;

import chat.maru.edge.Request;

/// Where a request that concerns an account came from.
///
/// @param address the client's network address; empty for a command on this machine
/// @param agent how the browser or program named itself
/// @param loopback whether the request was made on this machine
public record Origin(String address, String agent, boolean loopback) {
  private static final int MAX_AGENT = 200;

  public static Origin of(Request request) {
    String agent = request.header("user-agent").orElse("").replaceAll("\\p{Cntrl}", " ");
    return new Origin(
        request.remoteAddress(),
        agent.length() > MAX_AGENT ? agent.substring(0, MAX_AGENT) : agent,
        request.loopback());
  }

  /// A command of the operator.
  public static Origin command() {
    return new Origin("", "maru", true);
  }
}
