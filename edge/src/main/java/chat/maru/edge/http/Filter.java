package chat.maru.edge.http;

/// One check that a request passes before its handler runs. Runs on the request's virtual thread
/// and may block.
@FunctionalInterface
interface Filter {
  /// @throws chat.maru.base.MaruException to refuse the request
  void check(Exchange exchange);
}
