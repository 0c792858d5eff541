package chat.maru.bench.recall;

import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.search.RecallQuery;
import chat.maru.search.SearchIndex;
import chat.maru.search.SearchQuery;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// How long questions take in a large room: the turns of a set drawn at random (with a fixed seed)
/// until the room is full, asked the set's own questions one after the other. Processor time stands
/// beside the time on the clock, which neighbours on the machine lengthen.
final class Latency {
  private static final long SEED = 20261124;
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final int QUESTIONS = 3_000;

  private final List<Dataset.Turn> turns;
  private final List<String> questions;

  Latency(Dataset data) {
    turns = data.conversations().stream().flatMap(one -> one.turns().stream()).toList();
    questions =
        data.conversations().stream()
            .flatMap(one -> one.questions().stream().map(Dataset.Asked::text))
            .toList();
  }

  List<Metric> measure(SearchIndex index, int size, Progress progress) {
    RoomOfTurns room = fill(index, size, progress);
    Random random = new Random(SEED);
    long[] recall = new long[QUESTIONS];
    long[] processor = new long[QUESTIONS];
    long[] search = new long[QUESTIONS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    progress.begin("Asking", 2L * QUESTIONS);
    for (int round = 0; round < 2; round++) { // the first round warms up
      for (int i = 0; i < QUESTIONS; i++) {
        String question = questions.get(random.nextInt(questions.size()));
        String text = turns.get(random.nextInt(turns.size())).text();
        long busy = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        room.index().recall(RecallQuery.of(question, 10));
        long asked = System.nanoTime();
        processor[i] = threads.getCurrentThreadCpuTime() - busy;
        room.index().search(SearchQuery.of(someWords(text, random), 50));
        search[i] = System.nanoTime() - asked;
        recall[i] = asked - start;
        progress.step();
      }
    }
    return List.of(
        ms("recall.ms_p50", recall, 0.5),
        ms("recall.ms_p95", recall, 0.95),
        ms("recall.ms_p99", recall, 0.99),
        ms("recall.cpu_ms_p99", processor, 0.99),
        ms("recall.search_ms_p50", search, 0.5),
        ms("recall.search_ms_p99", search, 0.99));
  }

  private RoomOfTurns fill(SearchIndex index, int size, Progress progress) {
    Random random = new Random(SEED);
    RoomOfTurns room = new RoomOfTurns(index, 1_000_000);
    progress.begin("Filling the room", size);
    for (int i = 0; i < size; i++) {
      Dataset.Turn turn = turns.get(random.nextInt(turns.size()));
      // A busy evening, a quiet night: a pause after every fiftieth message.
      Instant at = START.plusSeconds(60L * i + 40_000L * (i / 50));
      room.put(new Dataset.Turn(String.valueOf(i), turn.speaker(), at, turn.text()));
      progress.step();
    }
    room.commit();
    return room;
  }

  private static String someWords(String text, Random random) {
    String[] words = text.split(" ");
    int first = random.nextInt(words.length);
    return String.join(" ", Arrays.asList(words).subList(first, Math.min(words.length, first + 2)));
  }

  private static Metric ms(String name, long[] nanos, double quantile) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int at = (int) Math.min(sorted.length - 1, Math.round(quantile * sorted.length));
    return Metric.of(name, sorted[at] / 1e6, "ms", sorted.length);
  }
}
