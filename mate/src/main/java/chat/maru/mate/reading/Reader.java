package chat.maru.mate.reading;

import chat.maru.base.MessageId;
import chat.maru.dates.Span;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Content;
import chat.maru.messenger.Cursor;
import chat.maru.messenger.MemberKind;
import chat.maru.messenger.Message;
import chat.maru.messenger.Messages;
import chat.maru.messenger.Page;
import chat.maru.messenger.Viewer;
import chat.maru.messenger.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a scene's room, each time anew and with the rights that hold at that moment. Blocks.
///
/// @param outside whether what is read may reach an outside model: then the words of imported
///   people whom nobody has claimed are left out
public record Reader(Messages messages, Scene scene, Viewer viewer, boolean outside) {
  private static final int PAGE = 200;

  /// The same reader for words that stay on this server.
  public static Reader own(Messages messages, Scene scene, Viewer viewer) {
    return new Reader(messages, scene, viewer, false);
  }

  /// The newest messages before the question, oldest first.
  public List<Line> recent(int limit) {
    return lines(messages.recent(scene.room().id(), viewer, limit)).stream()
        .filter(line -> !line.id().equals(scene.question().id()))
        .toList();
  }

  /// Live messages after `seq` and before the question, the newest `limit` of them.
  public List<Line> since(long seq, int limit) {
    List<Line> lines = new ArrayList<>();
    long after = seq;
    while (true) {
      List<Message> page = messages.scan(scene.room().id(), viewer, after, PAGE);
      for (Message message : page) {
        if (message.seq() < scene.question().seq()) {
          line(message).ifPresent(lines::add);
        }
      }
      if (page.size() < PAGE || page.getLast().seq() >= scene.question().seq()) {
        return lines.subList(Math.max(0, lines.size() - limit), lines.size());
      }
      after = page.getLast().seq();
    }
  }

  /// Messages of a span of time in order, the newest `limit` of them.
  public List<Line> between(Span span, int limit) {
    Instant from = span.start(scene.zone());
    List<Line> lines = new ArrayList<>();
    Optional<Cursor> before = Optional.of(new Cursor(span.end(scene.zone()), 0, 0));
    while (before.isPresent() && lines.size() < limit) {
      Page page = messages.page(scene.room().id(), viewer, before, PAGE);
      List<Line> older = new ArrayList<>();
      for (Message message : page.messages()) {
        if (!message.at().isBefore(from) && !message.id().equals(scene.question().id())) {
          line(message).ifPresent(older::add);
        }
      }
      lines.addAll(0, older);
      boolean past = page.messages().isEmpty() || page.messages().getFirst().at().isBefore(from);
      before = past ? Optional.empty() : Optional.ofNullable(page.before());
    }
    return lines.subList(Math.max(0, lines.size() - limit), lines.size());
  }

  /// The messages around `id` in order; empty if it may not be seen (any more).
  public List<Line> around(MessageId id, int limit) {
    return messages.find(scene.room().id(), viewer, id).isEmpty()
        ? List.of()
        : lines(messages.around(scene.room().id(), viewer, id, limit).messages());
  }

  /// Whether each of `ids` may still be seen.
  public boolean stillSees(Set<MessageId> ids) {
    Set<MessageId> seen = new HashSet<>();
    messages
        .byIds(scene.room().id(), viewer, List.copyOf(ids))
        .forEach(message -> line(message).ifPresent(line -> seen.add(line.id())));
    return seen.containsAll(ids);
  }

  /// Those of `lines` whose words are an unclaimed imported person's.
  public boolean anyUnclaimed(List<Line> lines) {
    return messages.byIds(scene.room().id(), viewer, lines.stream().map(Line::id).toList()).stream()
        .anyMatch(Message::unclaimed);
  }

  /// Messages that mention the asker, among `lines`.
  public Set<MessageId> mentionsOfMe(List<Line> lines) {
    Set<MessageId> mentions = new HashSet<>();
    for (int at = 0; at < lines.size(); at += PAGE) {
      List<MessageId> ids =
          lines.subList(at, Math.min(lines.size(), at + PAGE)).stream().map(Line::id).toList();
      messages.byIds(scene.room().id(), viewer, ids).stream()
          .filter(message -> message.mentions().contains(scene.asker().id()))
          .forEach(message -> mentions.add(message.id()));
    }
    return mentions;
  }

  public Visibility visibility() {
    return messages.visibility(scene.room().id(), viewer);
  }

  private List<Line> lines(List<Message> messages) {
    return messages.stream().flatMap(message -> line(message).stream()).toList();
  }

  private Optional<Line> line(Message message) {
    boolean words =
        switch (message.content()) {
          case Content.Text _, Content.Answer _, Content.Made _ -> true;
          case Content.Placeholder _, Content.Notice _, Content.Deleted _ -> false;
        };
    if (!words || (outside && message.unclaimed())) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            message.id(),
            message.author(),
            message.authorName(),
            message.at(),
            message.text(),
            message.replyTo(),
            message.authorKind() == MemberKind.MATE));
  }
}
