package chat.maru.edge.http;

import chat.maru.base.CommonError;
import chat.maru.base.ErrorCode;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.base.json.JsonNull;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Reply;
import java.time.Duration;
import java.util.Locale;

/// Tells an error in the words of the surface that was called: RFC 9457 problem details, or
/// OpenAI's `{"error":{…}}` under `/v1`.
final class ErrorBody {
  private ErrorBody() {}

  /// The whole answer.
  static Reply reply(Exchange exchange, MaruException error) {
    boolean openAi = openAi(exchange);
    Reply reply =
        Reply.bytes(
            error.code().status(),
            openAi ? "application/json" : "application/problem+json",
            body(exchange, error).toBytes());
    if (error.code() == CommonError.UNAUTHENTICATED) {
      reply = reply.header("www-authenticate", "Bearer");
    }
    Duration retryAfter = error.retryAfter().orElse(null);
    if (error.code().status() == 429 && !error.code().retryable()) {
      // The vendors' SDKs try every 429 again unless they are told not to.
      return reply.header("x-should-retry", "false");
    }
    if (retryAfter == null && (error.code().status() == 429 || error.code().status() == 503)) {
      retryAfter = Duration.ofSeconds(1);
    }
    if (retryAfter != null) {
      reply = reply.header("retry-after", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    return reply;
  }

  /// The frame that ends a stream which had already begun.
  static String frame(Exchange exchange, MaruException error) {
    String data = "data: " + body(exchange, error) + "\n\n";
    return openAi(exchange) ? data : "event: error\n" + data;
  }

  private static boolean openAi(Exchange exchange) {
    return exchange.rawPath().startsWith("/v1/");
  }

  private static Json body(Exchange exchange, MaruException error) {
    return openAi(exchange) ? openAi(error) : problem(exchange, error);
  }

  private static Json problem(Exchange exchange, MaruException error) {
    return JsonObject.builder()
        .put("type", "about:blank")
        .put("title", title(error.code()))
        .put("status", error.code().status())
        .put("detail", error.message())
        .put("code", error.code().code())
        .put("params", JsonObject.paramsOf(error))
        .put("requestId", exchange.requestId())
        .put("retryable", error.code().retryable())
        .build();
  }

  private static Json openAi(MaruException error) {
    JsonObject inner =
        JsonObject.builder()
            .put("message", error.message())
            .put("type", openAiType(error.code().status()))
            .put("param", JsonObject.paramsOf(error).find("param").orElse(JsonNull.NULL))
            .put("code", error.code().code())
            .build();
    return JsonObject.builder().put("error", inner).build();
  }

  private static String openAiType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "server_error";
    };
  }

  private static String title(ErrorCode code) {
    String words = code.code().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
