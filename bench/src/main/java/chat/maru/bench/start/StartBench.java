package chat.maru.bench.start;

import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.process.MaruProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// From starting the process on an empty data directory to the page served, and the memory it then
/// holds.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Cold start to a served page, and resident memory without a model.",
    footer = {"", "Example: ./maru bench start"})
public final class StartBench implements Benchmark {
  @Option(
      names = "--runs",
      defaultValue = "5",
      description = "Starts, the median counts (default: ${DEFAULT-VALUE})")
  private int runs;

  @Override
  public List<Metric> measure(Progress progress) throws IOException, InterruptedException {
    List<Double> milliseconds = new ArrayList<>();
    List<Double> megabytes = new ArrayList<>();
    progress.begin("start", runs);
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      try (MaruProcess maru = MaruProcess.start("")) {
        page(maru);
        milliseconds.add((System.nanoTime() - start) / 1e6);
        megabytes.add(maru.process().residentKb() / 1024.0);
      }
      progress.step();
    }
    return List.of(
        Metric.of("start.cold_ms", median(milliseconds), "ms", runs),
        Metric.of("start.rss_mb", median(megabytes), "MB", runs));
  }

  private static void page(MaruProcess maru) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var page =
          http.send(
              HttpRequest.newBuilder(maru.address().resolve("/")).build(), BodyHandlers.ofString());
      if (page.statusCode() != 200 || !page.body().contains("<html")) {
        throw new IOException("no page was served, but " + page.statusCode());
      }
    }
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }
}
