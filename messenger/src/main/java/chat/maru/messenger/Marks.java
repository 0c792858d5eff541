package chat.maru.messenger;

import chat.maru.base.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What belongs to a message besides its words: how it was said, and what has gathered on it since.
///
/// @param reactions in the order in which each emoji came first
/// @param thread the first message of the thread that this is a later one of
/// @param replies how many undeleted messages follow in its thread; of first messages only
/// @param repliedAt when the last one came
/// @param origin where it was forwarded from
/// @param everyone whether it names everybody
/// @param silent whether nobody is to be disturbed by it
public record Marks(
    List<Reaction> reactions,
    @Nullable MessageId thread,
    int replies,
    @Nullable Instant repliedAt,
    boolean pinned,
    @Nullable Origin origin,
    boolean everyone,
    boolean silent) {
  public static final Marks NONE = new Marks(List.of(), null, 0, null, false, null, false, false);

  public Marks {
    reactions = List.copyOf(reactions);
  }

  /// How a message is said.
  static Marks said(
      @Nullable MessageId thread, @Nullable Origin origin, boolean everyone, boolean silent) {
    return new Marks(List.of(), thread, 0, null, false, origin, everyone, silent);
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

  public Marks pin(boolean nowPinned) {
    return new Marks(reactions, thread, replies, repliedAt, nowPinned, origin, everyone, silent);
  }

  /// With one reply more, that came at `at`.
  Marks replied(Instant at) {
    return new Marks(reactions, thread, replies + 1, at, pinned, origin, everyone, silent);
  }

  /// With one reply less.
  Marks unreplied() {
    int left = Math.max(0, replies - 1);
    return new Marks(
        reactions, thread, left, left == 0 ? null : repliedAt, pinned, origin, everyone, silent);
  }

  Marks naming(boolean nowEveryone) {
    return new Marks(reactions, thread, replies, repliedAt, pinned, origin, nowEveryone, silent);
  }

  /// As the member who gave `emojis` sees them.
  Marks seenBy(Set<String> emojis) {
    return withReactions(
        reactions.stream()
            .map(each -> new Reaction(each.emoji(), each.count(), emojis.contains(each.emoji())))
            .toList());
  }

  /// What is left when the message is deleted: its place in threads.
  Marks ofDeleted() {
    return new Marks(List.of(), thread, replies, repliedAt, false, null, false, silent);
  }

  private Marks withReactions(List<Reaction> next) {
    return new Marks(next, thread, replies, repliedAt, pinned, origin, everyone, silent);
  }
}
