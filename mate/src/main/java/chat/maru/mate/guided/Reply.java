package chat.maru.mate.guided;

import chat.maru.base.MessageId;
import chat.maru.mate.talk.Language;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Content;
import java.util.ArrayList;
import java.util.List;

/// An answer that is being put together: the mate's own words and quotes, each of them cited.
public final class Reply {
  private static final int MAX_QUOTE = 400;

  private final Language language;
  private final List<Content.Part> parts = new ArrayList<>();
  private final List<MessageId> cited = new ArrayList<>();

  public Reply(Language language) {
    this.language = language;
  }

  public Language language() {
    return language;
  }

  /// Adds the mate's own words.
  public Reply say(String markdown) {
    parts.add(new Content.TextPart(markdown));
    return this;
  }

  /// Repeats a message, cut if it is long.
  public Reply quote(Line line) {
    String text = line.text().strip();
    String cut = text.length() <= MAX_QUOTE ? text : cut(text);
    parts.add(
        new Content.Quote(
            cite(line.id()), line.id(), line.author(), line.authorName(), line.at(), cut));
    return this;
  }

  /// The number that stands for `message`.
  public int cite(MessageId message) {
    int known = cited.indexOf(message);
    if (known >= 0) {
      return known + 1;
    }
    cited.add(message);
    return cited.size();
  }

  public List<Content.Part> parts() {
    return List.copyOf(parts);
  }

  /// Every message that the answer rests on.
  public List<Content.Citation> citations() {
    List<Content.Citation> citations = new ArrayList<>();
    for (int i = 0; i < cited.size(); i++) {
      citations.add(new Content.Citation(i + 1, cited.get(i)));
    }
    return citations;
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(MAX_QUOTE - 1)) ? MAX_QUOTE - 1 : MAX_QUOTE;
    return text.substring(0, end) + "…";
  }
}
