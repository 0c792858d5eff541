package chat.maru.orchestrator.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The names of the people of a room. Names are found from here only: no text says of itself which
/// of its words are names.
public final class Roster {
  public static final Roster NONE = new Roster(List.of());

  /// What may follow a Korean name without a blank.
  private static final Words<Boolean> BEHIND =
      new Words<Boolean>()
          .add(
              true,
              "이,가,은,는,을,를,의,에게,한테,께,와,과,랑,이랑,도,만,야,아,님,씨,군,양,네,이네,형,누나,언니,오빠,선생,쌤,부터,까지,처럼,보다,으로,로");

  private final Words<Boolean> names = new Words<>();
  private final boolean empty;

  private Roster(List<String> names) {
    empty = names.isEmpty();
    names.forEach(name -> this.names.add(true, name.toLowerCase(Locale.ROOT)));
  }

  /// @param names as shown; those shorter than two letters or with a comma are left out
  public static Roster of(Iterable<String> names) {
    List<String> kept = new ArrayList<>();
    names.forEach(
        name -> {
          String trimmed = name.strip();
          if (trimmed.length() >= 2 && trimmed.indexOf(',') < 0) {
            kept.add(trimmed);
          }
        });
    return kept.isEmpty() ? NONE : new Roster(kept);
  }

  public boolean isEmpty() {
    return empty;
  }

  void find(Plain text, List<Find> finds) {
    for (int i = 0; !empty && i < text.length(); i++) {
      Words.Entry<Boolean> name = text.hangul(i) && text.hangul(i - 1) ? null : names.at(text, i);
      if (name != null && ends(text, i + name.word().length())) {
        finds.add(text.find(Kind.NAME, i, i + name.word().length(), 0.6));
        i += name.word().length() - 1;
      }
    }
  }

  private static boolean ends(Plain text, int at) {
    return !text.hangul(at) || BEHIND.at(text, at) != null;
  }
}
