package chat.maru.orchestrator.translation;

import chat.maru.orchestrator.wire.Codec;
import chat.maru.orchestrator.wire.Wire;
import chat.maru.orchestrator.wire.chat.ChatCodec;
import chat.maru.orchestrator.wire.gemini.GeminiCodec;
import chat.maru.orchestrator.wire.messages.MessagesCodec;
import chat.maru.orchestrator.wire.responses.ResponsesCodec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The codec of every wire that Maru speaks.
public final class Codecs {
  private static final Map<Wire, Codec> ALL =
      List.of(new ChatCodec(), new ResponsesCodec(), new MessagesCodec(), new GeminiCodec())
          .stream()
          .collect(
              Collectors.toMap(
                  Codec::wire, Function.identity(), (a, _) -> a, () -> new EnumMap<>(Wire.class)));

  private Codecs() {}

  /// The wires that have a codec.
  public static Set<Wire> wires() {
    return Set.copyOf(ALL.keySet());
  }

  public static Codec of(Wire wire) {
    Codec codec = ALL.get(wire);
    if (codec == null) {
      throw new IllegalArgumentException("No codec for " + wire);
    }
    return codec;
  }
}
