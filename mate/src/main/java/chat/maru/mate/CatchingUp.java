package chat.maru.mate;

import chat.maru.mate.catchup.CatchUp;
import chat.maru.mate.catchup.Digest;
import chat.maru.mate.catchup.Telling;
import chat.maru.mate.guided.Reply;
import chat.maru.mate.guided.When;
import chat.maru.mate.intent.Intent;
import chat.maru.mate.reading.Reader;
import chat.maru.mate.reading.Scene;
import chat.maru.mate.talk.Line;
import chat.maru.messenger.Messages;
import java.time.Clock;
import java.util.List;

/// Tells somebody privately what they missed.
final class CatchingUp {
  private static final int MOST = 2_000;

  private final Messages messages;
  private final Endings endings;
  private final Clock clock;

  CatchingUp(Messages messages, Endings endings, Clock clock) {
    this.messages = messages;
    this.endings = endings;
    this.clock = clock;
  }

  String answer(Case one, Intent.CatchUp asked) {
    Scene scene = one.scene();
    Reader reader = Reader.own(messages, scene, scene.onlyMe());
    List<Line> lines =
        asked.span().isPresent()
            ? reader.between(asked.span().get(), MOST)
            : reader.since(scene.lineSeq(), MOST);
    boolean quiet =
        lines.stream().allMatch(line -> line.mate() || line.author().equals(scene.asker().id()));
    Reply reply;
    if (quiet) {
      reply =
          asked.span().isPresent()
              ? one.wording()
                  .phrase(
                      "catchup.none.span",
                      "when",
                      When.date(
                          asked.span().get().from().toLocalDate(),
                          scene.setting().now().toLocalDate(),
                          scene.language()))
              : one.wording().phrase("catchup.none");
    } else {
      Digest digest = CatchUp.of(lines, reader.mentionsOfMe(lines), scene.me(), scene.zone());
      reply = new Telling(scene.language(), clock.instant(), scene.zone()).tell(digest);
    }
    return endings.whisper(one, "catchup", reply);
  }
}
