package chat.maru.orchestrator.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The ways in which vendors fail once a connection stands. With an address that refuses and a name
/// that does not resolve they are the nineteen of the failover table.
public enum VendorFault implements Script {
  RESET_AFTER_ACCEPT(false) {
    @Override
    public void play(Exchange x) throws IOException {
      x.reset();
    }
  },
  NO_FIRST_BYTE(false) {
    @Override
    public void play(Exchange x) {
      x.hang();
    }
  },
  SILENT_AFTER_HEADERS(false) {
    @Override
    public void play(Exchange x) throws IOException {
      if (x.stream()) {
        x.startStream();
      } else {
        x.write(HEAD_OF_LONG_BODY);
      }
      x.hang();
    }
  },
  ONE_BYTE_A_SECOND(false) {
    @Override
    public void play(Exchange x) throws IOException {
      byte[] body =
          (x.stream() ? "data: {\"id\":\"chatcmpl-drip\"" : "{\"id\":\"chatcmpl-drip\"")
              .getBytes(StandardCharsets.UTF_8);
      if (x.stream()) {
        x.startStream();
      } else {
        x.write(HEAD_OF_LONG_BODY);
      }
      for (byte b : body) {
        x.bytes(new byte[] {b});
        if (x.awaitGone(Duration.ofSeconds(1))) {
          return;
        }
      }
      x.hang();
    }
  },
  UNAUTHORIZED(false) {
    @Override
    public void play(Exchange x) throws IOException {
      Script.error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided")
          .play(x);
    }
  },
  RATE_LIMITED(false) {
    @Override
    public void play(Exchange x) throws IOException {
      x.whole(
          429,
          "application/json",
          "{\"error\":{\"message\":\"Rate limit reached\",\"type\":\"requests\",\"param\":null,"
              + "\"code\":\"rate_limit_exceeded\"}}",
          "retry-after: 30");
    }
  },
  INTERNAL_ERROR(false) {
    @Override
    public void play(Exchange x) throws IOException {
      Script.error(500, "server_error", "server_error", "The server had an error").play(x);
    }
  },
  UNAVAILABLE(false) {
    @Override
    public void play(Exchange x) throws IOException {
      Script.error(503, "server_error", "overloaded", "The engine is overloaded").play(x);
    }
  },
  HTML(false) {
    @Override
    public void play(Exchange x) throws IOException {
      x.whole(200, "text/html", "<!doctype html><title>Sign in</title><h1>Welcome</h1>");
    }
  },
  EMPTY(false) {
    @Override
    public void play(Exchange x) throws IOException {
      x.whole(200, x.stream() ? "text/event-stream" : "application/json", "");
    }
  },
  TRUNCATED_JSON(false) {
    @Override
    public void play(Exchange x) throws IOException {
      String cut = "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":[{\"ind";
      x.whole(
          200,
          x.stream() ? "text/event-stream" : "application/json",
          x.stream() ? "data: " + cut + "\n\n" : cut);
    }
  },
  ERROR_EVENT_FIRST(false) {
    @Override
    public void play(Exchange x) throws IOException {
      if (x.stream()) {
        x.startStream();
        x.event(ERROR);
        x.endStream();
      } else {
        x.whole(200, "application/json", ERROR);
      }
    }
  },
  ERROR_EVENT_AFTER_3(true) {
    @Override
    public void play(Exchange x) throws IOException {
      three(x);
      x.event(ERROR);
      x.endStream();
    }
  },
  STALL_AFTER_3(true) {
    @Override
    public void play(Exchange x) throws IOException {
      three(x);
      x.hang();
    }
  },
  RESET_AFTER_3(true) {
    @Override
    public void play(Exchange x) throws IOException {
      three(x);
      x.awaitGone(Duration.ofMillis(50)); // lets the three arrive before the reset overtakes them
      x.reset();
    }
  },
  FIN_INSIDE_CHUNK(true) {
    @Override
    public void play(Exchange x) throws IOException {
      three(x);
      x.write("ff\r\ndata: {\"id\"".getBytes(StandardCharsets.UTF_8));
      x.close();
    }
  },
  NO_FINISH(true) {
    @Override
    public void play(Exchange x) throws IOException {
      three(x);
      x.endStream();
    }
  };

  private static final byte[] HEAD_OF_LONG_BODY =
      "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String ERROR =
      "{\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\","
          + "\"param\":null,\"code\":\"request_timeout\"}}";

  private final boolean afterTokens;

  VendorFault(boolean afterTokens) {
    this.afterTokens = afterTokens;
  }

  /// Whether a streamed answer has brought words before it fails.
  public boolean afterTokens() {
    return afterTokens;
  }

  /// Three tokens; a whole answer is cut or torn instead.
  private static void three(Exchange x) throws IOException {
    if (!x.stream()) {
      x.write(HEAD_OF_LONG_BODY);
      x.write("{\"id\":\"chatcmpl-1\",".getBytes(StandardCharsets.UTF_8));
      x.close();
      return;
    }
    x.startStream();
    Answers.start(x);
    for (String token : List.of("one ", "two ", "three ")) {
      x.event(Answers.chunk(x, Answers.delta("content", token), null).toText());
    }
  }
}
