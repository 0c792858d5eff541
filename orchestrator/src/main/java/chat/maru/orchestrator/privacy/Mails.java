package chat.maru.orchestrator.privacy;

import java.util.List;

/// Finds mail addresses, also those written `jin (at) example.org` or `jin골뱅이example.org`.
final class Mails {
  private static final String[] AT = {"(at)", "[at]", "{at}", "골뱅이"};
  private static final int LONGEST_PART = 64;

  private Mails() {}

  static void find(Plain text, List<Find> finds) {
    for (int i = text.indexOf("@", 0); i >= 0; i = text.indexOf("@", i + 1)) {
      look(text, i, i + 1, finds);
    }
    for (String at : AT) {
      for (int i = text.indexOf(at, 0); i >= 0; i = text.indexOf(at, i + 1)) {
        look(text, i, i + at.length(), finds);
      }
    }
  }

  /// @param from where the sign begins
  /// @param to where it ends
  private static void look(Plain text, int from, int to, List<Find> finds) {
    int local = text.at(from - 1) == ' ' ? from - 1 : from;
    int start = local;
    while (isLocal(text, start - 1) && local - start < LONGEST_PART) {
      start--;
    }
    while (start < local && text.at(start) == '.') {
      start++; // a sentence's end, not the mailbox's beginning
    }
    int host = text.at(to) == ' ' ? to + 1 : to;
    int end = domain(text, host);
    boolean apart = local < from || host > to;
    boolean repository = text.at(end) == ':' && text.starts(start, "git");
    if (start < local && end > 0 && !repository && !(apart && text.at(start - 1) == '@')) {
      finds.add(text.find(Kind.EMAIL, start, end, apart ? 0.7 : 0.95));
    }
  }

  private static boolean isLocal(Plain text, int at) {
    return text.alphanumeric(at) || "._%+-".indexOf(text.at(at)) >= 0;
  }

  /// The end of the domain that begins at `at`; -1 if there is none.
  private static int domain(Plain text, int at) {
    int end = -1;
    int label = at;
    for (int i = at; i - at < 190; i++) {
      if (text.alphanumeric(i) || text.at(i) == '-' || (text.hangul(i) && end < 0)) {
        continue;
      }
      if (i == label) {
        return end;
      }
      if (label > at && text.letter(label)) {
        end = topLevel(text, label, i) > 0 ? topLevel(text, label, i) : end;
      }
      int dot = dot(text, i);
      if (dot == 0) {
        return end;
      }
      label = i + dot;
      i = label - 1;
    }
    return end;
  }

  /// How many chars of a dot stand at `at`.
  private static int dot(Plain text, int at) {
    if (text.at(at) == '.') {
      return 1;
    }
    if (text.starts(at, " (dot) ") || text.starts(at, " [dot] ")) {
      return 7;
    }
    return text.starts(at, "(dot)") || text.starts(at, "[dot]") ? 5 : 0;
  }

  /// The end of the letters at `from`, if they are at least two; Hangul behind them is a particle.
  private static int topLevel(Plain text, int from, int to) {
    int end = from;
    while (end < to && text.letter(end)) {
      end++;
    }
    return end - from >= 2 && (end == to || !text.digit(end)) ? end : -1;
  }
}
