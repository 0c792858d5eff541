package chat.maru.bridges.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Slack's way to write mentions, links and the three characters that it escapes, as people read
/// it.
final class Markup {
  private static final Pattern ANGLES = Pattern.compile("<([^<>\\n]+)>");

  private final People people;

  Markup(People people) {
    this.people = people;
  }

  String read(String text) {
    return ANGLES
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(inside(found.group(1))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private String inside(String text) {
    int bar = text.indexOf('|');
    String target = bar < 0 ? text : text.substring(0, bar);
    String label = bar < 0 ? "" : text.substring(bar + 1);
    if (target.startsWith("@")) {
      return "@" + (label.isEmpty() ? people.mentioned(target.substring(1)) : label);
    }
    if (target.startsWith("#")) {
      return "#" + (label.isEmpty() ? target.substring(1) : label);
    }
    if (target.startsWith("!")) {
      return label.isEmpty() ? "@" + target.substring(1) : label;
    }
    String link = withoutToken(target);
    return label.isEmpty() || label.equals(link) ? link : label + " (" + link + ")";
  }

  /// Addresses of files carry a key to them, which nobody else may learn.
  private static String withoutToken(String address) {
    return address.replaceAll("([?&])t=xox[a-z]-[^&]*&?", "$1").replaceAll("[?&]$", "");
  }
}
