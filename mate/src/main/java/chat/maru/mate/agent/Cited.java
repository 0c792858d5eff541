package chat.maru.mate.agent;

import chat.maru.base.MessageId;
import chat.maru.messenger.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model's answer with its citations: `[3]` or `[3, 7]` refer to numbered sources. They are
/// numbered anew in order of appearance; numbers that stand for nothing are removed, so that no
/// citation is invented. Images are turned into links: nothing loads by itself.
record Cited(String text, List<Content.Citation> citations) {
  private static final Pattern MARK =
      Pattern.compile("\\s?\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)\\](?!\\()");
  private static final Pattern IMAGE = Pattern.compile("!\\[");

  static Cited of(String answer, Sources sources) {
    Map<MessageId, Integer> numbers = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    Matcher matcher = MARK.matcher(answer);
    while (matcher.find()) {
      StringBuilder marks = new StringBuilder();
      for (String number : matcher.group(1).replace(" ", "").split(",", -1)) {
        Optional<MessageId> source = sources.find(Integer.parseInt(number));
        source.ifPresent(
            id -> {
              Integer n = numbers.computeIfAbsent(id, _ -> numbers.size() + 1);
              marks.append(marks.isEmpty() ? " [" : "[").append(n).append(']');
            });
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(marks.toString()));
    }
    matcher.appendTail(text);
    List<Content.Citation> citations = new ArrayList<>();
    numbers.forEach((id, n) -> citations.add(new Content.Citation(n, id)));
    return new Cited(IMAGE.matcher(text.toString().strip()).replaceAll("["), citations);
  }
}
