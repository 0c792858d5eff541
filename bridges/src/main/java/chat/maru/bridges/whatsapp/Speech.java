package chat.maru.bridges.whatsapp;

import chat.maru.bridges.reading.Invisible;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What follows the stamp of a line: somebody's words, or a notice of the messenger.
///
/// @param name null for a notice
record Speech(@Nullable String name, String text) {
  private static final Pattern EDITED =
      Pattern.compile(" ?[\\u200e]?<(?:This message was edited|편집된 메시지입니다|이 메시지는 수정되었습니다)\\.?>$");

  /// Sentences of the messenger that an iPhone puts behind somebody's name.
  private static final List<Pattern> NOTICES =
      List.of(
          Pattern.compile("(?i).*end-to-end encrypted.*", Pattern.DOTALL),
          Pattern.compile(".*종단간 암호화.*", Pattern.DOTALL),
          Pattern.compile("(?i).* created (this )?group.*"),
          Pattern.compile("(?i).* (added|removed) .+"),
          Pattern.compile("(?i).* (left|joined using .+ invite link)\\.?"),
          Pattern.compile("(?i).* changed (the subject|the group|this group's|their phone|to ).*"),
          Pattern.compile("(?i).*security code .*changed.*"),
          Pattern.compile("(?i)(missed )?(voice|video|group) call.*"),
          Pattern.compile(".*님이 (그룹|이 그룹|나갔|들어왔|참여|그룹을).*"),
          Pattern.compile(".*님을 (추가|삭제|내보냈).*"));

  private static final int LONGEST_NAME = 200;

  /// @param rest the line behind its stamp, with its invisible marks
  /// @param speakers who is known to speak in the file
  static Speech of(String rest, Set<String> speakers) {
    int colon = rest.indexOf(": ");
    if (colon < 0 && rest.endsWith(":")) {
      colon = rest.length() - 1; // an empty text whose last blank somebody's editor took away
    }
    if (colon < 0) {
      return doubtful(rest, speakers);
    }
    String name = name(rest.substring(0, colon));
    String text = rest.substring(Math.min(rest.length(), colon + 2));
    boolean told = name.isEmpty() || name.length() > LONGEST_NAME || isNotice(rest, name, text);
    return told ? new Speech(null, Invisible.strip(rest)) : new Speech(name, words(text));
  }

  /// `John Doe:.`: words if somebody else's line proves the name.
  private static Speech doubtful(String rest, Set<String> speakers) {
    int colon = rest.indexOf(':');
    String name = colon < 0 ? "" : name(rest.substring(0, colon));
    return speakers.contains(name)
        ? new Speech(name, words(rest.substring(colon + 1)))
        : new Speech(null, Invisible.strip(rest));
  }

  private static boolean isNotice(String rest, String name, String text) {
    if (text.startsWith("\u200e")) {
      String plain = Invisible.strip(text);
      return Placeholders.kind(plain) == null
          && NOTICES.stream().anyMatch(notice -> notice.matcher(plain).matches());
    }
    // A sentence with a colon of its own, in which no name could stand before it.
    return (name.contains("\"") || name.contains("“"))
        && NOTICES.stream().anyMatch(notice -> notice.matcher(rest).matches());
  }

  /// The words without the remark that they were edited.
  private static String words(String text) {
    return EDITED.matcher(text).replaceFirst("");
  }

  /// A name without marks; WhatsApp puts a tilde before people who are in no address book.
  static String name(String raw) {
    String plain = Invisible.plain(raw).strip();
    return plain.startsWith("~ ") ? plain.substring(2) : plain;
  }
}
