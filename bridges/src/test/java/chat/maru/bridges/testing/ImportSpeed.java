package chat.maru.bridges.testing;

import chat.maru.bridges.importing.Preview;
import chat.maru.bridges.wiring.BridgesWiring;
import chat.maru.messenger.Audience;
import chat.maru.messenger.ImportRun;
import chat.maru.storage.Database;
import chat.maru.storage.Engine;
import chat.maru.storage.testing.Databases;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;

/// Measures an import: `java … chat.maru.bridges.testing.ImportSpeed [lines] [sqlite|postgresql]`.
/// A first run of everything, so that the JVM is as cold as it is for a person.
public final class ImportSpeed {
  private ImportSpeed() {}

  public static void main(String[] args) throws IOException {
    int lines = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
    Engine engine =
        args.length > 1
            ? Engine.valueOf(args[1].toUpperCase(java.util.Locale.ROOT))
            : Engine.SQLITE;
    Path file = write(lines);
    print("%,d lines, %,d bytes", lines, Files.size(file));
    long start = System.nanoTime();
    Preview preview = BridgesWiring.preview("kakaotalk", file, null, ZoneId.of("Asia/Seoul"));
    report("dry run", start, preview.summary().messages());
    try (Database database = Databases.fresh(engine)) {
      Hall hall = new Hall(database);
      for (String round : new String[] {"import", "the same again"}) {
        start = System.nanoTime();
        Path copy = Files.copy(file, file.resolveSibling(round + ".txt"));
        ImportRun run = hall.bringInFile(copy, hall.alice, Audience.ROOM);
        report(round + " (" + engine + ", added " + run.added() + ")", start, run.done());
      }
      hall.importer().close();
    }
    Files.delete(file);
    System.exit(0);
  }

  private static void report(String what, long start, long messages) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    double cpu =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    print(
        "%s: %.1f s (all so far: %.1f s of CPU), %,.0f messages/s, peak heap %,d MB",
        what, seconds, cpu, messages / seconds, peak >> 20);
  }

  private static void print(String format, Object... values) {
    PrintStream out = System.out;
    out.printf(format + "%n", values);
  }

  private static Path write(int lines) throws IOException {
    Path file = Files.createTempDirectory("maru-speed").resolve("KakaoTalkChats.txt");
    Random random = new Random(1);
    LocalDateTime at = LocalDateTime.of(2018, 1, 1, 9, 0);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("산책 모임 8 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 1월 1일 오전 1:00\r\n\r\n");
      for (int i = 0; i < lines; i++) {
        at = random.nextInt(3) == 0 ? at.plusMinutes(1 + random.nextInt(12)) : at;
        int hour = at.getHour() % 12 == 0 ? 12 : at.getHour() % 12;
        out.write(
            String.format(
                "%d년 %d월 %d일 %s %d:%02d, 사람%d : 오늘 저녁 약속은 %d번 출구 앞에서 보는 걸로 해요 %d\r\n",
                at.getYear(),
                at.getMonthValue(),
                at.getDayOfMonth(),
                at.getHour() < 12 ? "오전" : "오후",
                hour,
                at.getMinute(),
                random.nextInt(8),
                random.nextInt(10),
                random.nextInt(1_000)));
      }
    }
    return file;
  }
}
