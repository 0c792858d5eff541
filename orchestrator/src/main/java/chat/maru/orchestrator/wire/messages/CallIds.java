package chat.maru.orchestrator.wire.messages;

/// Ids of tool calls as Anthropic takes them: letters, digits, `_` and `-`. Ids of other vendors
/// may hold more, such as `functions.weather:0`; what is forbidden is written as its code, so that
/// two ids never become one.
final class CallIds {
  private CallIds() {}

  static String write(String id) {
    if (id.chars().allMatch(CallIds::allowed) && !id.isEmpty()) {
      return id;
    }
    StringBuilder out = new StringBuilder("x-");
    id.chars()
        .forEach(
            c -> {
              if (allowed(c) && c != '-') {
                out.append((char) c);
              } else {
                out.append('-').append(Integer.toHexString(c)).append('-');
              }
            });
    return out.toString();
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
