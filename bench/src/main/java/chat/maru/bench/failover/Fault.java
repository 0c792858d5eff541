package chat.maru.bench.failover;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.maru.base.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// The ways in which vendors fail: the nineteen of the table that peers were measured by, and more.
/// [#NONE] is a vendor that answers well.
enum Fault {
  NONE,
  REFUSED,
  NO_SUCH_NAME,
  RESET_AFTER_ACCEPT,
  NO_FIRST_BYTE,
  SILENT_AFTER_HEADERS,
  ONE_BYTE_A_SECOND,
  UNAUTHORIZED,
  RATE_LIMITED,
  INTERNAL_ERROR,
  UNAVAILABLE,
  HTML,
  EMPTY,
  TRUNCATED_JSON,
  ERROR_EVENT_FIRST,
  ERROR_EVENT_AFTER_3,
  STALL_AFTER_3,
  RESET_AFTER_3,
  FIN_INSIDE_CHUNK,
  NO_FINISH,
  TLS_FAILURE,
  OVERSIZED,
  WRONG_TYPE,
  PAYMENT_REQUIRED,
  KEY_REVOKED_MID_STREAM;

  /// What a vendor without a fault says.
  static final String ANSWER = "The hall is open to everyone. 모두에게 열려 있습니다.";

  /// What a stream brings before it fails.
  static final String BEFORE = "one two three ";

  /// The first of the two keys of the provider whose key is revoked.
  static final String REVOKED = "sk-first";

  private static final String CUT = "{\"id\":\"chatcmpl-1\",\"choices\":[{\"ind";
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// Large enough for any limit that makes sense, in bytes.
  private static final int TOO_MUCH = 80 << 20;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a streamed answer has brought words before it fails.
  boolean afterTokens() {
    return switch (this) {
      case ERROR_EVENT_AFTER_3,
          STALL_AFTER_3,
          RESET_AFTER_3,
          FIN_INSIDE_CHUNK,
          NO_FINISH,
          KEY_REVOKED_MID_STREAM ->
          true;
      default -> false;
    };
  }

  /// Answers one request with the fault.
  void play(Wire wire) throws IOException {
    switch (this) {
      case NONE, REFUSED, NO_SUCH_NAME -> answer(wire);
      case RESET_AFTER_ACCEPT -> wire.reset();
      case TLS_FAILURE -> wire.raw("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
      case NO_FIRST_BYTE -> wire.hang();
      case SILENT_AFTER_HEADERS -> {
        begin(wire);
        wire.hang();
      }
      case ONE_BYTE_A_SECOND -> drip(wire);
      case UNAUTHORIZED -> wire.error(401, "invalid_api_key");
      case PAYMENT_REQUIRED -> wire.error(402, "insufficient_quota");
      case RATE_LIMITED -> wire.error(429, "rate_limit_exceeded", "retry-after: 30");
      case INTERNAL_ERROR -> wire.error(500, "server_error");
      case UNAVAILABLE -> wire.error(503, "overloaded");
      case HTML -> wire.whole(200, "text/html", "<!doctype html><title>Sign in</title>");
      case EMPTY -> wire.whole(200, type(wire), "");
      case TRUNCATED_JSON ->
          wire.whole(200, type(wire), wire.stream() ? "data: " + CUT + "\n\n" : CUT);
      case WRONG_TYPE -> wire.whole(200, "application/octet-stream", "\u0000\u0001\u0002");
      case OVERSIZED -> tooMuch(wire);
      case ERROR_EVENT_FIRST -> {
        if (wire.stream()) {
          wire.startStream();
          wire.event(Wire.errorJson("server_error"));
          wire.endStream();
        } else {
          wire.whole(200, "application/json", Wire.errorJson("server_error"));
        }
      }
      case ERROR_EVENT_AFTER_3, STALL_AFTER_3, RESET_AFTER_3, FIN_INSIDE_CHUNK, NO_FINISH ->
          afterThree(wire);
      case KEY_REVOKED_MID_STREAM -> revoked(wire);
    }
  }

  private void afterThree(Wire wire) throws IOException {
    if (wire.stream()) {
      wire.startStream();
      wire.words("one ", "two ", "three ");
    } else {
      wire.head(200, "application/json", 500);
      wire.raw("{\"id\":\"chatcmpl-1\",");
    }
    switch (this) {
      case ERROR_EVENT_AFTER_3 -> {
        if (wire.stream()) {
          wire.event(Wire.errorJson("server_error"));
          wire.endStream();
        }
        wire.close();
      }
      case STALL_AFTER_3 -> wire.hang();
      case RESET_AFTER_3 -> {
        Threads.sleep(Duration.ofMillis(50)); // a reset overtakes what has not been read
        wire.reset();
      }
      case FIN_INSIDE_CHUNK -> {
        wire.raw(wire.stream() ? "ff\r\ndata: {\"id\"" : "\"object\"");
        wire.close();
      }
      default -> {
        if (wire.stream()) {
          wire.endStream();
        }
        wire.close();
      }
    }
  }

  /// The first key is good until the middle of its stream; afterwards only the second is.
  private static void revoked(Wire wire) throws IOException {
    if (!wire.bears(REVOKED)) {
      answer(wire);
    } else if (wire.stream() && wire.first()) {
      wire.startStream();
      wire.words("one ", "two ", "three ");
      wire.event(Wire.errorJson("invalid_api_key"));
      wire.endStream();
    } else {
      wire.error(401, "invalid_api_key");
    }
  }

  private static void drip(Wire wire) throws IOException {
    begin(wire);
    byte[] bytes = "data: {\"id\":\"chatcmpl-drip\",\"object\":\"chat.com".getBytes(UTF_8);
    for (byte b : bytes) {
      wire.raw(wire.stream() ? "1\r\n" + (char) b + "\r\n" : String.valueOf((char) b));
      Threads.sleep(SECOND);
    }
    wire.hang();
  }

  private static void tooMuch(Wire wire) throws IOException {
    String piece = "x".repeat(1 << 16);
    if (wire.stream()) {
      wire.startStream();
      wire.chunk("data: {\"x\":\"");
    } else {
      wire.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n");
      wire.raw("transfer-encoding: chunked\r\n\r\n");
    }
    for (int sent = 0; sent < TOO_MUCH; sent += piece.length()) {
      wire.chunk(piece);
    }
    wire.hang();
  }

  private static void begin(Wire wire) throws IOException {
    if (wire.stream()) {
      wire.startStream();
    } else {
      wire.head(200, "application/json", 500);
    }
  }

  private static String type(Wire wire) {
    return wire.stream() ? "text/event-stream" : "application/json";
  }

  private static void answer(Wire wire) throws IOException {
    if (wire.stream()) {
      wire.startStream();
      wire.words(ANSWER.split("(?<= )"));
      wire.finish();
      wire.event("[DONE]");
      wire.endStream();
    } else {
      wire.whole(
          200,
          "application/json",
          ("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"m\","
                  + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},"
                  + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":9,\"total_tokens\":12}}")
              .formatted(ANSWER));
    }
  }
}
