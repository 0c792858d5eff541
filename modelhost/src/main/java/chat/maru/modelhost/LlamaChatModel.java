package chat.maru.modelhost;

import chat.maru.base.MaruException;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A GGUF in llama.cpp, through `de.kherud:llama` 4.2.0 and around its faults:
///
/// - *Characters beyond the basic plane and NUL do not survive the chat template* (it returns
///   through JNI's `NewStringUTF`). Surrogates travel as private-use characters; NUL is dropped.
/// - *Words of a user that look like a control token become one.* A zero-width space splits them.
/// - *A prompt that is being read cannot be cancelled*, and a thread that waits for a cancelled
///   task waits for ever. So [#read] takes the prompt in pieces and only the thread that receives
///   cancels, between two tokens.
/// - *A call after `close` hangs and the process does not end by itself.* The model is never
///   closed; [Main] halts.
final class LlamaChatModel implements ChatModel {
  private static final int BATCH = 128;
  private static final char PRIVATE = '\ue000';
  private static final int SURROGATES = Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1;
  private static final Pattern MARKED = Pattern.compile("<[^<>\\s]{1,40}>|\\[[^\\[\\]\\s]{1,40}]");

  private final String name;
  private final int context;
  private final LlamaModel llama;
  private String known = "";

  private LlamaChatModel(String name, int context, LlamaModel llama) {
    this.name = name;
    this.context = context;
    this.llama = llama;
  }

  /// Blocks until the file is in memory.
  ///
  /// @throws MaruException `MODEL_FAILED` if llama.cpp cannot load it
  static LlamaChatModel load(Path file, String name, int threads, int context) {
    ModelParameters parameters =
        Llama.parameters(file, threads)
            .setCtxSize(context)
            .setBatchSize(BATCH)
            .setUbatchSize(BATCH)
            .disableContextShift()
            .enableJinja();
    return new LlamaChatModel(name, context, Llama.load(parameters));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int context() {
    return context;
  }

  @Override
  public synchronized String prompt(List<Turn> turns) {
    boolean system = turns.getFirst().role().equals("system");
    String first = system ? packed(turns.getFirst().text()) : "";
    List<Pair<String, String>> rest =
        turns.stream()
            .skip(system ? 1 : 0)
            .map(turn -> new Pair<>(turn.role(), packed(turn.text())))
            .toList();
    return unpacked(llama.applyTemplate(new InferenceParameters("").setMessages(first, rest)));
  }

  @Override
  public synchronized int tokens(String text) {
    return text.isEmpty() ? 0 : llama.encode(text).length;
  }

  @Override
  public synchronized String grammar(Schema schema) {
    return LlamaModel.jsonSchemaToGrammar(schema.json().toText());
  }

  @Override
  public synchronized int unread(String prompt) {
    int same = 0;
    int most = Math.min(known.length(), prompt.length());
    while (same < most && known.charAt(same) == prompt.charAt(same)) {
      same++;
    }
    return same;
  }

  @Override
  public void read(String beginning) {
    // With nothing to predict llama.cpp reads the prompt into its cache and samples one token.
    try (Answer answer = start(beginning, new InferenceParameters(beginning).setNPredict(0))) {
      answer.forEachRemaining(_ -> {});
    }
  }

  @Override
  public Answer answer(String prompt, Sampling sampling) {
    InferenceParameters parameters =
        new InferenceParameters(prompt)
            .setNPredict(Math.toIntExact(sampling.maxTokens().orElse(context)))
            .setTemperature((float) sampling.temperature());
    sampling.topP().ifPresent(value -> parameters.setTopP((float) value));
    sampling.frequencyPenalty().ifPresent(value -> parameters.setFrequencyPenalty((float) value));
    sampling.presencePenalty().ifPresent(value -> parameters.setPresencePenalty((float) value));
    sampling.seed().ifPresent(value -> parameters.setSeed((int) (value & Integer.MAX_VALUE)));
    sampling.grammar().ifPresent(parameters::setGrammar);
    if (!sampling.stop().isEmpty()) {
      parameters.setStopStrings(sampling.stop().toArray(String[]::new));
    }
    return start(prompt, parameters);
  }

  private synchronized Answer start(String prompt, InferenceParameters parameters) {
    known = prompt;
    try {
      return new LlamaAnswer(llama.generate(parameters.setCachePrompt(true)).iterator());
    } catch (RuntimeException e) {
      throw Llama.failed(e);
    }
  }

  private String packed(String text) {
    StringBuilder packed = new StringBuilder(text.length());
    Matcher matcher = MARKED.matcher(text);
    while (matcher.find()) {
      String mark = matcher.group();
      boolean token = llama.encode(mark).length == 1;
      String safe = token ? mark.charAt(0) + "\u200b" + mark.substring(1) : mark;
      matcher.appendReplacement(packed, Matcher.quoteReplacement(safe));
    }
    matcher.appendTail(packed);
    StringBuilder plain = new StringBuilder(packed.length());
    for (int i = 0; i < packed.length(); i++) {
      char c = packed.charAt(i);
      if (Character.isSurrogate(c)) {
        plain.append((char) (c - Character.MIN_SURROGATE + PRIVATE));
      } else if (c >= PRIVATE && c < PRIVATE + SURROGATES) {
        plain.append('\ufffd');
      } else if (c != 0) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static String unpacked(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean surrogate = c >= PRIVATE && c < PRIVATE + SURROGATES;
      out.append(surrogate ? (char) (c - PRIVATE + Character.MIN_SURROGATE) : c);
    }
    return out.toString();
  }

  /// Received and cancelled by one thread, see above.
  private record LlamaAnswer(LlamaIterator tokens) implements Answer {
    @Override
    public boolean hasNext() {
      return tokens.hasNext();
    }

    @Override
    public String next() {
      try {
        LlamaOutput output = tokens.next();
        return output.text;
      } catch (RuntimeException e) {
        tokens.cancel();
        throw Llama.failed(e);
      }
    }

    @Override
    public void close() {
      if (tokens.hasNext()) {
        tokens.cancel();
      }
    }
  }
}
