package chat.maru.messenger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What has gathered on a message since it was said, told together with it.
///
/// @param reactions in the order in which each emoji came first
public record Marks(List<Reaction> reactions) {
  public static final Marks NONE = new Marks(List.of());

  public Marks {
    reactions = List.copyOf(reactions);
  }

  /// With one reaction more (`by` = 1) or less (`by` = -1); an emoji that nobody gives is gone.
  public Marks react(String emoji, int by) {
    List<Reaction> next = new ArrayList<>();
    boolean known = false;
    for (Reaction each : reactions) {
      boolean meant = each.emoji().equals(emoji);
      known |= meant;
      int count = meant ? each.count() + by : each.count();
      if (count > 0) {
        next.add(new Reaction(each.emoji(), count, false));
      }
    }
    if (!known && by > 0) {
      next.add(new Reaction(emoji, by, false));
    }
    return withReactions(next);
  }

  /// As the member who gave `emojis` sees them.
  Marks seenBy(Set<String> emojis) {
    return withReactions(
        reactions.stream()
            .map(each -> new Reaction(each.emoji(), each.count(), emojis.contains(each.emoji())))
            .toList());
  }

  /// What is left when the message is deleted.
  Marks ofDeleted() {
    return withReactions(List.of());
  }

  private Marks withReactions(List<Reaction> next) {
    return new Marks(next);
  }
}
