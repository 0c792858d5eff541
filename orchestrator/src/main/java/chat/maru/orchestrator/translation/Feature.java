package chat.maru.orchestrator.translation;

/// What a request or an answer may say. [Matrix] tells which wire says it how, and the tests of the
/// wires derive from both.
public enum Feature {
  SYSTEM("instructions in front"),
  SYSTEM_LATER("instructions between messages"),
  DEVELOPER("instructions of the developer"),
  TEXT("text in several parts"),
  IMAGE_DATA("a picture as bytes"),
  IMAGE_URL("a picture by its address"),
  IMAGE_DETAIL("how closely to look at a picture"),
  AUDIO("sound"),
  DOCUMENT_PDF("a PDF as bytes"),
  DOCUMENT_TEXT("a plain text document"),
  DOCUMENT_URL("a document by its address"),
  TOOLS("tools with a schema"),
  TOOL_STRICT("arguments held to the schema"),
  TOOL_TEXT("tools that take plain text (custom)"),
  TOOL_CALLS("parallel calls and their results"),
  TOOL_RESULT_IMAGE("a picture as a tool's result"),
  TOOL_RESULT_ERROR("a tool that failed"),
  CHOICE_AUTO("tools if needed"),
  CHOICE_NONE("no tools"),
  CHOICE_ANY("some tool"),
  CHOICE_NAMED("one tool by name"),
  PARALLEL_OFF("one call at a time"),
  MAX_OUTPUT("most output tokens"),
  TEMPERATURE("temperature to 1"),
  TEMPERATURE_HIGH("temperature above 1"),
  TOP_P("top_p"),
  TOP_K("top_k"),
  STOP_WORDS("stop words"),
  SEED("seed"),
  CHOICES("several answers"),
  PENALTIES("presence and frequency penalties"),
  LOGPROBS("probabilities"),
  EFFORT("effort of thinking"),
  EFFORT_NONE("no thinking"),
  THINKING_BUDGET("most tokens of thinking"),
  SCHEMA("an answer held to a schema"),
  SCHEMA_BEYOND("a schema with ranges and lengths"),
  ANY_JSON("an answer in some JSON"),
  NOT_STORED("the vendor shall not keep it"),
  STORED("the vendor shall keep it"),
  USER("the end user's id"),
  METADATA("the client's own metadata"),
  CACHE_MARKS("marks of what to cache"),
  THOUGHTS("own thoughts with their proof"),
  THOUGHTS_FOREIGN("thoughts of another vendor"),
  UNKNOWN_FIELD("a field that another wire knows"),
  ANSWER_TEXT(true, "text"),
  ANSWER_CALLS(true, "parallel tool calls"),
  ANSWER_THOUGHTS(true, "thoughts"),
  ANSWER_PROOF(true, "the proof of thoughts"),
  ANSWER_REFUSAL(true, "words of refusal"),
  STOP_END(true, "the end"),
  STOP_WORD(true, "a stop word, and which"),
  STOP_LENGTH(true, "the output limit"),
  STOP_TOOLS(true, "waits for tools"),
  STOP_FILTER(true, "withheld"),
  STOP_PAUSE(true, "paused"),
  STOP_CONTEXT(true, "the context is full"),
  USAGE(true, "input, output, cache reads, reasoning"),
  USAGE_CACHE_WRITES(true, "cache writes, 5 minutes and 1 hour apart");

  private final boolean answer;
  private final String words;

  Feature(String words) {
    this(false, words);
  }

  Feature(boolean answer, String words) {
    this.answer = answer;
    this.words = words;
  }

  /// Whether it stands in an answer, and not in a request.
  public boolean inAnswer() {
    return answer;
  }

  public String words() {
    return words;
  }
}
