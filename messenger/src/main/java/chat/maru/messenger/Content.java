package chat.maru.messenger;

import chat.maru.base.MemberId;
import chat.maru.base.MessageId;
import chat.maru.base.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a message says.
public sealed interface Content {
  /// The plain rendering: for search, notifications and clients that know no better.
  String text();

  /// The receipt under it, if the mate made it.
  default Optional<String> receiptId() {
    return Optional.empty();
  }

  /// Words as they were typed, and what came with them.
  ///
  /// @param words empty if the files speak for themselves
  record Text(String words, List<Attachment> files) implements Content {
    public Text {
      files = List.copyOf(files);
    }

    public Text(String words) {
      this(words, List.of());
    }

    /// The words; without any, what the files are called.
    @Override
    public String text() {
      return words.isBlank() && !files.isEmpty()
          ? files.stream().map(Attachment::name).collect(Collectors.joining(", "))
          : words;
    }

    /// The same with other words.
    Text withWords(String newWords) {
      return new Text(newWords, files);
    }
  }

  /// What a mate said.
  ///
  /// @param citations every message that the answer rests on
  /// @param turn the mate's turn that made it
  /// @param receipt the receipt's id
  /// @param locale the language it was written in
  /// @param askedBy whose question it answers
  /// @param complete false if the answer was cut off
  record Answer(
      List<Part> parts,
      List<Citation> citations,
      String turn,
      String receipt,
      String locale,
      @Nullable MemberId askedBy,
      boolean complete)
      implements Content {
    public Answer {
      parts = List.copyOf(parts);
      citations = List.copyOf(citations);
    }

    @Override
    public String text() {
      return parts.stream().map(Part::text).collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> receiptId() {
      return Optional.of(receipt);
    }

    /// The same answer with other parts.
    public Answer withParts(List<Part> newParts) {
      return new Answer(newParts, citations, turn, receipt, locale, askedBy, complete);
    }
  }

  /// Something that an export only names: a photo, a voice message.
  ///
  /// @param kind `photo`, `video`, `emoticon`, `voice`, `file`, `deleted`...
  record Placeholder(String kind, String text) implements Content {}

  /// What the system says; clients render `code` with `params` in their reader's language.
  ///
  /// @param text the words as they came, if they came from elsewhere; else empty
  record Notice(String code, String text, JsonObject params) implements Content {}

  /// What was made by an act and lives on by acts: voted on, answered, ticked off.
  sealed interface Made extends Content {
    /// Who wanted it. They may end and delete it, also where the mate made it for them.
    MemberId by();

    /// The mate's turn and receipt; null for what a person made themself.
    @Nullable Origin origin();

    @Override
    default Optional<String> receiptId() {
      return Optional.ofNullable(origin()).map(Origin::receipt);
    }

    /// What is left of it without the words of `source`.
    Content without(MessageId source);
  }

  /// The mate's turn that made something.
  ///
  /// @param source the message that asked for it: its words go when it goes
  record Origin(String turn, String receipt, MessageId source) {}

  /// A question with options to choose from.
  ///
  /// @param multiple whether one may choose several options
  /// @param anonymous whether nobody is told who chose what; only sums are
  /// @param closesAt when it ends by itself; null for by hand only
  /// @param voters how many people have chosen
  record Poll(
      String question,
      List<Option> options,
      boolean multiple,
      boolean anonymous,
      @Nullable Instant closesAt,
      boolean closed,
      int voters,
      MemberId by,
      @Nullable Origin origin)
      implements Made {
    public Poll {
      options = List.copyOf(options);
    }

    /// The question and its options; once it has ended, with what was chosen.
    @Override
    public String text() {
      return question
          + options.stream()
              .map(option -> "\n· " + option.text() + (closed ? " (" + option.votes() + ")" : ""))
              .collect(Collectors.joining());
    }

    /// The same poll with other votes.
    public Poll counted(List<Option> newOptions, int newVoters) {
      return new Poll(
          question, newOptions, multiple, anonymous, closesAt, closed, newVoters, by, origin);
    }

    /// The same poll, ended.
    public Poll ended() {
      return new Poll(question, options, multiple, anonymous, closesAt, true, voters, by, origin);
    }

    /// The options with the most votes; none if nobody has voted.
    public List<Option> winners() {
      int most = options.stream().mapToInt(Option::votes).max().orElse(0);
      return most == 0
          ? List.of()
          : options.stream().filter(option -> option.votes() == most).toList();
    }

    @Override
    public Content without(MessageId source) {
      return origin != null && origin.source().equals(source) ? new Deleted() : this;
    }
  }

  /// One thing to choose.
  ///
  /// @param at the moment that it stands for, where times are voted on
  /// @param voters who chose it, in order; empty where votes are anonymous
  record Option(String text, @Nullable Instant at, int votes, List<MemberId> voters) {
    public Option {
      voters = List.copyOf(voters);
    }
  }

  /// The place of a message that was deleted.
  record Deleted() implements Content {
    @Override
    public String text() {
      return "";
    }
  }

  /// A piece of an answer.
  sealed interface Part {
    String text();
  }

  /// The mate's own words, in Markdown; `[n]` refers to citation n.
  record TextPart(String text) implements Part {}

  /// Somebody's words, repeated. They go when the message goes: the text is then empty.
  record Quote(
      int n, MessageId message, MemberId author, String authorName, Instant at, String text)
      implements Part {
    /// The same quote with other words.
    public Quote withText(String newText) {
      return new Quote(n, message, author, authorName, at, newText);
    }
  }

  /// Number `n` in the text stands for `message`.
  record Citation(int n, MessageId message) {}
}
