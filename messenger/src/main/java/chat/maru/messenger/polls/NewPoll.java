package chat.maru.messenger.polls;

import chat.maru.base.MaruException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A poll that somebody wants.
///
/// @param options what can be chosen, without doubles
/// @param closesAt when it ends by itself; null for by hand only
public record NewPoll(
    String question,
    List<Choice> options,
    boolean multiple,
    boolean anonymous,
    @Nullable Instant closesAt) {
  public static final int MAX_OPTIONS = 20;
  static final int MAX_QUESTION = 300;
  static final int MAX_OPTION = 200;
  static final Duration LONGEST = Duration.ofDays(366);

  /// One option.
  ///
  /// @param at the moment that it stands for, where times are voted on
  public record Choice(String text, @Nullable Instant at) {}

  public NewPoll {
    question = requireText("question", question, MAX_QUESTION);
    options =
        options.stream()
            .map(one -> new Choice(requireText("options", one.text(), MAX_OPTION), one.at()))
            .toList();
    if (options.size() < 2 || options.size() > MAX_OPTIONS) {
      throw MaruException.invalid("options", options.size() + "", "2 to " + MAX_OPTIONS);
    }
    Set<String> seen = new HashSet<>();
    for (Choice option : options) {
      if (!seen.add(option.text().toLowerCase(Locale.ROOT))) {
        throw MaruException.invalid("options", option.text() + " twice", "different options");
      }
    }
  }

  /// @throws MaruException `INVALID` if it would end before `now` or too late
  void requireOpenAt(Instant now) {
    if (closesAt != null && (!closesAt.isAfter(now) || closesAt.isAfter(now.plus(LONGEST)))) {
      throw MaruException.invalid(
          "closesAt", closesAt.toString(), "a moment within a year from now");
    }
  }

  private static String requireText(String field, String text, int most) {
    String clean = chat.maru.messenger.Texts.requireLine(field, text);
    if (clean.length() > most) {
      throw MaruException.invalid(field, clean.length() + " characters", "at most " + most);
    }
    return clean;
  }
}
