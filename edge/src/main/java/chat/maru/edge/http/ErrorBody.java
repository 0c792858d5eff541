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

/// Tells an error in the words of the surface that was called: RFC 9457 problem details, OpenAI's
/// `{"error":{…}}` under `/v1`, Anthropic's `{"type":"error","error":{…}}` under `/v1/messages`.
final class ErrorBody {
  private ErrorBody() {}

  /// The whole answer.
  static Reply reply(Exchange exchange, MaruException error) {
    Reply reply =
        Reply.bytes(
            error.code().status(),
            surface(exchange) == Surface.API ? "application/problem+json" : "application/json",
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
    return surface(exchange) == Surface.OPENAI ? data : "event: error\n" + data;
  }

  /// Whose words are spoken under a path.
  private enum Surface {
    API,
    OPENAI,
    ANTHROPIC
  }

  private static Surface surface(Exchange exchange) {
    String path = exchange.rawPath();
    if (path.equals("/v1/messages") || path.startsWith("/v1/messages/")) {
      return Surface.ANTHROPIC;
    }
    return path.startsWith("/v1/") ? Surface.OPENAI : Surface.API;
  }

  private static Json body(Exchange exchange, MaruException error) {
    return switch (surface(exchange)) {
      case API -> problem(exchange, error);
      case OPENAI -> openAi(error);
      case ANTHROPIC -> anthropic(exchange, error);
    };
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

  /// docs.claude.com/en/api/errors
  private static Json anthropic(Exchange exchange, MaruException error) {
    JsonObject inner =
        JsonObject.builder()
            .put("type", anthropicType(error.code().status()))
            .put("message", error.message())
            .put("code", error.code().code())
            .build();
    return JsonObject.builder()
        .put("type", "error")
        .put("error", inner)
        .put("request_id", exchange.requestId())
        .build();
  }

  private static String anthropicType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503, 529 -> "overloaded_error";
      case 504 -> "timeout_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
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
