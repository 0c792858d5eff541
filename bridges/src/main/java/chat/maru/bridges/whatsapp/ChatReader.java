package chat.maru.bridges.whatsapp;

import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Finding;
import chat.maru.bridges.Header;
import chat.maru.bridges.files.Line;
import chat.maru.bridges.files.Lines;
import chat.maru.bridges.reading.Invisible;
import chat.maru.bridges.reading.OpenRecord;
import chat.maru.bridges.reading.QueuedRecords;
import java.time.LocalDateTime;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The records of a chat, after a [Survey] of the whole file.
final class ChatReader implements QueuedRecords.Reader {
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "(?i)(?:WhatsApp Chat (?:with|-) |WhatsApp-Chat mit |WhatsApp 대화 - )?(.+?)(?:와\\(과\\)의"
              + " WhatsApp 대화)?\\.(?:txt|zip)");

  private final Lines lines;
  private final Survey survey;
  private final OpenRecord open;
  private final Header header;

  ChatReader(ExportFile file, Queue<ExportRecord> out) {
    this.survey = Survey.of(file);
    this.lines = new Lines(file);
    this.open = new OpenRecord(out, Placeholders::kind);
    this.header = new Header("", title(file.name()), null, null);
    if (!survey.certain()) {
      out.add(new ExportRecord.Warning(1, Finding.DATE_ORDER));
    }
  }

  private static @Nullable String title(String name) {
    Matcher matcher = FILE_NAME.matcher(name);
    return matcher.matches() && !matcher.group(1).equals("_chat") ? matcher.group(1) : null;
  }

  @Override
  public boolean step() {
    Line line = lines.next();
    if (line == null) {
      open.end();
      return false;
    }
    Head head = Head.find(line.text());
    if (head == null) {
      open.rest(line);
    } else {
      begin(line, head);
    }
    return true;
  }

  private void begin(Line line, Head head) {
    LocalDateTime at = head.at(survey.order());
    if (at == null) {
      open.broken(line, Finding.BAD_TIME);
      return;
    }
    Speech speech = Speech.of(head.rest(), survey.speakers());
    if (speech.name() == null) {
      open.told(line, at, speech.text());
    } else {
      open.said(line, at, speech.name(), Invisible.strip(speech.text()));
    }
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void close() {
    lines.close();
  }
}
