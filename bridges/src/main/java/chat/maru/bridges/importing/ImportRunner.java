package chat.maru.bridges.importing;

import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.bridges.ExportFile;
import chat.maru.bridges.ExportFormat;
import chat.maru.bridges.ExportRecord;
import chat.maru.bridges.Header;
import chat.maru.bridges.ImportError;
import chat.maru.bridges.Stamp;
import chat.maru.bridges.Summary;
import chat.maru.bridges.Tally;
import chat.maru.bridges.importing.Ledger.Chat;
import chat.maru.bridges.importing.Ledger.Enrolment;
import chat.maru.messenger.Audience;
import chat.maru.messenger.Content;
import chat.maru.messenger.ImportRun;
import chat.maru.messenger.ImportedMessage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One import from its file to its end, on the thread that calls. It reads the file twice: first to
/// learn whose chat it is and who speaks in it, then to bring its messages in, batch by batch. Each
/// batch is in the ledger before it is in the room, and both ignore what they have already, so that
/// a crash at any point is repeated and never doubled.
final class ImportRunner {
  /// How many messages are compared with the ledger in one query.
  private static final int CHUNK = 1_000;

  /// How many messages enter the ledger in one transaction, and how often progress is told.
  private static final int STEP = 4 * Target.BATCH;

  private final ImportOrder order;
  private final ExportFile file;
  private final ExportFormat format;
  private final Ledger ledger;
  private final Target target;
  private final Consumer<ImportRun> progress;
  private final BooleanSupplier stopped;

  ImportRunner(
      ImportOrder order,
      ExportFile file,
      ExportFormat format,
      Ledger ledger,
      Target target,
      Consumer<ImportRun> progress,
      BooleanSupplier stopped) {
    this.order = order;
    this.file = file;
    this.format = format;
    this.ledger = ledger;
    this.target = target;
    this.progress = progress;
    this.stopped = stopped;
  }

  /// The server is going down; the import goes on when it is up again.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("The import was stopped", null, false, false);
    }
  }

  ImportRun run(ImportRun run, String hash) {
    check();
    Enrolment enrolment = ledger.find(run.id()).orElseGet(() -> enrol(run, hash));
    return bringIn(run, enrolment);
  }

  private Enrolment enrol(ImportRun run, String hash) {
    Ledger.Reach mine = new Ledger.Reach(order.by(), Audience.MINE);
    Lineages lineages = new Lineages(ledger.chats(order.room(), order.kind(), mine));
    Tally tally = new Tally(format.name());
    Header header;
    try (var records = format.open(file);
        Entries entries = new Entries(format, records, tally::add)) {
      for (List<Entries.Minute> chunk = chunk(entries); !chunk.isEmpty(); chunk = chunk(entries)) {
        compare(lineages, chunk, mine);
      }
      header = records.header();
    }
    Summary summary = tally.summary(header);
    Preview.requireMessages(summary, order.kind());
    target.expect(run, summary.messages() + summary.system());
    Ledger.Source source = new Ledger.Source(run.id(), hash, identity(header));
    Optional<Chat> chat = lineages.decide(source);
    if (order.audience() == Audience.ROOM && chat.isPresent() && chat.get().privately()) {
      throw ImportError.IMPORT_PRIVATE_EXISTS.exception();
    }
    Lineages.Cast cast =
        chat.map(found -> lineages.cast(found, summary.participants(), source))
            .orElseGet(() -> new Lineages.Cast(Map.of(), summary.participants()));
    return ledger.enrol(
        new Ledger.Entrant(order.room(), order.kind(), source, order.reach()),
        chat,
        cast.known(),
        cast.fresh());
  }

  /// What makes the parts of one export recognise each other.
  private static String identity(Header header) {
    return header.raw().isEmpty() || header.savedAt() == null
        ? ""
        : header.raw() + "\n" + header.savedAt();
  }

  private void compare(Lineages lineages, List<Entries.Minute> chunk, Ledger.Reach reach) {
    check();
    List<Long> minutes = chunk.stream().map(Entries.Minute::minute).distinct().toList();
    for (Chat chat : lineages.chats()) {
      List<Long> common =
          minutes.stream()
              .filter(minute -> minute >= chat.firstMinute() && minute <= chat.lastMinute())
              .toList();
      Map<Long, List<LedgerRow>> rows =
          common.isEmpty() ? Map.of() : ledger.rows(chat.no(), common, reach, -1);
      for (Entries.Minute minute : chunk) {
        lineages.compare(chat, minute, rows.getOrDefault(minute.minute(), List.of()));
      }
    }
  }

  private ImportRun bringIn(ImportRun begun, Enrolment enrolment) {
    Tally tally = new Tally(format.name());
    Reconciliation reconciliation = new Reconciliation(enrolment);
    Batches batches = new Batches(begun, enrolment);
    try (var records = format.open(file);
        Entries entries = new Entries(format, records, tally::add)) {
      for (List<Entries.Minute> chunk = chunk(entries); !chunk.isEmpty(); chunk = chunk(entries)) {
        List<Long> minutes =
            chunk.stream()
                .map(Entries.Minute::minute)
                .distinct()
                .filter(minute -> !reconciliation.remembers(minute))
                .toList();
        Map<Long, List<LedgerRow>> rows =
            ledger.rows(enrolment.chatNo(), minutes, order.reach(), enrolment.importNo());
        for (Entries.Minute minute : chunk) {
          batches.add(reconciliation.place(minute, rows.getOrDefault(minute.minute(), List.of())));
        }
      }
      batches.flush();
      return target.finish(batches.run, skipped(tally.summary(records.header())));
    }
  }

  private static List<ImportRun.Skipped> skipped(Summary summary) {
    return summary.skipped().stream()
        .map(remark -> new ImportRun.Skipped(remark.line(), remark.why().code()))
        .toList();
  }

  private static List<Entries.Minute> chunk(Entries entries) {
    List<Entries.Minute> minutes = new ArrayList<>();
    int size = 0;
    while (size < CHUNK) {
      Entries.Minute minute = entries.next();
      if (minute == null) {
        break;
      }
      minutes.add(minute);
      size += minute.entries().size();
    }
    return minutes;
  }

  private void check() {
    if (stopped.getAsBoolean()) {
      throw new Stopped();
    }
  }

  /// Collects messages and hands them over in batches; the first ones of an import that was taken
  /// up again are there already.
  private final class Batches {
    private final Enrolment enrolment;
    private final List<Reconciliation.Placed> batch = new ArrayList<>();
    private ImportRun run;
    private long there;

    Batches(ImportRun run, Enrolment enrolment) {
      this.run = run;
      this.there = run.done();
      this.enrolment = enrolment;
    }

    void add(List<Reconciliation.Placed> placed) {
      for (Reconciliation.Placed one : placed) {
        if (there > 0) {
          there--;
          continue;
        }
        batch.add(one);
        if (batch.size() == STEP) {
          flush();
        }
      }
    }

    void flush() {
      check();
      if (batch.isEmpty()) {
        return;
      }
      List<LedgerRow> fresh =
          batch.stream().filter(one -> !one.known()).map(Reconciliation.Placed::row).toList();
      if (!fresh.isEmpty()) {
        ledger.add(enrolment.chatNo(), fresh);
      }
      for (int from = 0; from < batch.size(); from += Target.BATCH) {
        List<Reconciliation.Placed> part =
            batch.subList(from, Math.min(batch.size(), from + Target.BATCH));
        run = target.append(run, part.stream().map(this::message).toList());
      }
      batch.clear();
      progress.accept(run);
    }

    private ImportedMessage message(Reconciliation.Placed placed) {
      Entry entry = placed.entry();
      ImportedMessage.Speaker speaker =
          entry.speaker() == null
              ? null
              : new ImportedMessage.Speaker(
                  enrolment.chatId() + ":" + placed.row().speaker(), entry.speaker());
      return new ImportedMessage(
          placed.row().key(), instant(placed), speaker, content(entry.source()), null);
    }

    private Instant instant(Reconciliation.Placed placed) {
      if (Entries.stamp(placed.entry().source()) instanceof Stamp.Exact exact) {
        return exact.instant();
      }
      long ms = placed.row().wallMs();
      LocalDateTime wall =
          LocalDateTime.ofEpochSecond(
              Math.floorDiv(ms, 1_000L),
              (int) Math.floorMod(ms, 1_000L) * 1_000_000,
              ZoneOffset.UTC);
      return new Stamp.Wall(wall).instant(order.zone());
    }

    private static Content content(ExportRecord source) {
      return switch (source) {
        case ExportRecord.Message said -> new Content.Text(said.text());
        case ExportRecord.Placeholder sent ->
            new Content.Placeholder(sent.kind().code(), sent.text());
        case ExportRecord.Notice notice ->
            new Content.Notice("imported", notice.text(), JsonObject.EMPTY);
        case ExportRecord.Skipped _, ExportRecord.Warning _ ->
            throw new IllegalStateException("A remark is no message");
      };
    }
  }

  /// The code under which a failure is shown.
  static String code(RuntimeException failure) {
    return failure instanceof MaruException known ? known.code().code() : "internal";
  }
}
