package chat.maru.modelhost;

import chat.maru.base.Deadline;
import chat.maru.base.MaruException;
import chat.maru.base.json.Json;
import chat.maru.modelhost.ChatModel.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// `POST /v1/chat/completions`: wait for the turn, read the prompt in small pieces, write the
/// answer token by token; between any two steps it stops if the client is gone.
final class Chat {
  /// How many characters are read at a time: native code cannot be stopped inside one piece.
  private static final int PIECE_CHARS = 400;

  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration TOTAL = Duration.ofMinutes(15);

  private final ChatModel model;
  private final WaitingLine line;
  private final Clock clock;

  Chat(ChatModel model, WaitingLine line, Clock clock) {
    this.model = model;
    this.line = line;
    this.clock = clock;
  }

  void handle(Exchange exchange) {
    ChatRequest request = ChatRequest.parse(Json.parseObject(exchange.request().body()));
    String prompt = model.prompt(request.turns());
    Sampling sampling = sampling(request, model.tokens(prompt));
    try (WaitingLine.Place place = line.enter()) {
      exchange.header("x-maru-queue-position", Integer.toString(place.position()));
      ChatReply reply = new ChatReply(exchange, request, model.name(), clock);
      reply.begin();
      while (!place.await(TURN)) {
        reply.alive("waiting " + place.position());
      }
      read(prompt, reply);
      answer(prompt, sampling, request, reply);
    }
  }

  private Sampling sampling(ChatRequest request, int promptTokens) {
    int left = model.context() - promptTokens;
    if (left < 1) {
      throw new MaruException(
          HostError.CONTEXT_LENGTH_EXCEEDED,
          "messages: " + promptTokens + " tokens (expected: < " + model.context() + ")");
    }
    OptionalLong asked = request.sampling().maxTokens();
    Optional<String> grammar = request.format().map(model::grammar);
    return request.sampling().limited(Math.min(left, asked.orElse(left)), grammar);
  }

  private void read(String prompt, ChatReply reply) {
    int end = model.unread(prompt) + PIECE_CHARS;
    while (end < prompt.length() - PIECE_CHARS / 2) {
      int cut = Character.isLowSurrogate(prompt.charAt(end)) ? end + 1 : end;
      model.read(prompt.substring(0, cut));
      reply.alive("reading " + cut + " of " + prompt.length());
      end = cut + PIECE_CHARS;
    }
  }

  private void answer(String prompt, Sampling sampling, ChatRequest request, ChatReply reply) {
    Deadline deadline = Deadline.after(TOTAL);
    StringBuilder text = new StringBuilder();
    int pieces = 0;
    try (Answer answer = model.answer(prompt, sampling)) {
      while (answer.hasNext()) {
        deadline.check();
        String piece = answer.next();
        reply.check();
        if (!piece.isEmpty()) {
          pieces++;
          text.append(piece);
          reply.piece(piece);
        }
      }
    }
    int written = Math.max(pieces, model.tokens(text.toString()));
    boolean cut = written >= sampling.maxTokens().orElse(Long.MAX_VALUE);
    if (!cut && request.format().isPresent()) {
      fits(request.format().get(), text.toString());
    }
    reply.end(text.toString(), cut, model.tokens(prompt), written);
  }

  /// A grammar that the native side could not read is ignored there without a word, so the answer
  /// itself is looked at.
  private static void fits(Schema schema, String text) {
    Optional<String> finding;
    try {
      finding = schema.check(Json.parse(text));
    } catch (MaruException e) {
      finding = Optional.of("it is no JSON");
    }
    finding.ifPresent(
        what -> {
          throw new MaruException(
              HostError.INVALID_OUTPUT, "The model's answer does not fit response_format: " + what);
        });
  }
}
