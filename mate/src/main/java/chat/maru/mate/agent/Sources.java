package chat.maru.mate.agent;

import chat.maru.base.MessageId;
import chat.maru.mate.talk.Line;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The messages that a model has been shown in this turn, numbered from 1 so that it can cite them.
final class Sources {
  private final List<MessageId> shown = new ArrayList<>();

  /// The number of a message; it is taken up if it is new.
  int number(Line line) {
    int known = shown.indexOf(line.id());
    if (known >= 0) {
      return known + 1;
    }
    shown.add(line.id());
    return shown.size();
  }

  Optional<MessageId> find(int number) {
    return number >= 1 && number <= shown.size()
        ? Optional.of(shown.get(number - 1))
        : Optional.empty();
  }

  Set<MessageId> ids() {
    return new LinkedHashSet<>(shown);
  }
}
