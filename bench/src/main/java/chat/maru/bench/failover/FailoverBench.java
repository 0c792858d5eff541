package chat.maru.bench.failover;

import chat.maru.base.Threads;
import chat.maru.bench.Benchmark;
import chat.maru.bench.Metric;
import chat.maru.bench.Progress;
import chat.maru.bench.process.MaruProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;

/// Every fault of [Fault] against a running gateway, streamed and plain, each with a healthy model
/// to fall back on; then clients that leave while a vendor is silent.
///
/// Passed is: before the first word the stand-in's whole answer; after it an error and nothing that
/// could be taken for an end; within ten seconds; and no connection to the vendor left open.
@Command(
    name = "failover",
    mixinStandardHelpOptions = true,
    description = "What a client of /v1 sees while vendors fail in every way that they do.",
    footer = {"", "Example: ./maru bench failover"})
public final class FailoverBench implements Benchmark {
  private static final List<Fault> SILENT =
      List.of(Fault.NO_FIRST_BYTE, Fault.SILENT_AFTER_HEADERS, Fault.STALL_AFTER_3);

  /// Short enough that a slow vendor and its stand-in fit into ten seconds.
  private static final String LIMITS =
      "timeouts: { connect: 2s, firstByte: 3s, stall: 3s, plain: 4s, total: 30s }\n";

  @Override
  public List<Metric> measure(Progress progress) throws InterruptedException, ExecutionException {
    List<Case> cases = cases();
    Map<Case, Vendor> vendors = new LinkedHashMap<>();
    cases.forEach(one -> vendors.put(one, Vendor.start(one.fault())));
    try (Vendor standIn = Vendor.start(Fault.NONE);
        MaruProcess maru = MaruProcess.start(config(vendors, standIn));
        ExecutorService clients = Threads.virtual("client")) {
      String key = maru.firstKey();
      progress.begin("failover", cases.size());
      Map<Case, Future<Case.Verdict>> running = new LinkedHashMap<>();
      vendors.forEach(
          (one, vendor) ->
              running.put(one, clients.submit(() -> one.run(maru.port(), key, vendor))));
      Map<Case, Case.Verdict> verdicts = new LinkedHashMap<>();
      for (Map.Entry<Case, Future<Case.Verdict>> each : running.entrySet()) {
        verdicts.put(each.getKey(), each.getValue().get());
        progress.step();
      }
      return metrics(verdicts);
    } finally {
      vendors.values().forEach(Vendor::close);
    }
  }

  /// Everything must pass.
  @Override
  public boolean passed(List<Metric> metrics) {
    return metrics.get(0).value() == metrics.get(1).value();
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      if (fault != Fault.NONE) {
        cases.add(new Case(fault, true, false));
        cases.add(new Case(fault, false, false));
      }
    }
    for (Fault fault : SILENT) {
      cases.add(new Case(fault, true, true));
      cases.add(new Case(fault, false, true));
    }
    return cases;
  }

  private static List<Metric> metrics(Map<Case, Case.Verdict> verdicts) {
    long passed = verdicts.values().stream().filter(Case.Verdict::passed).count();
    List<Metric> metrics = new ArrayList<>();
    metrics.add(Metric.of("failover.passed", (double) passed, "", verdicts.size()));
    metrics.add(Metric.of("failover.total", verdicts.size(), "", verdicts.size()));
    verdicts.forEach(
        (one, verdict) ->
            metrics.add(
                Metric.of("failover." + one.label(), (double) verdict.ms(), "ms", 1)
                    .saying((verdict.passed() ? "" : "FAILED: ") + verdict.saw())));
    return metrics;
  }

  private static String config(Map<Case, Vendor> vendors, Vendor standIn) {
    StringBuilder yaml = new StringBuilder(LIMITS).append("providers:\n");
    provider(yaml, "stand-in", standIn);
    vendors.forEach((one, vendor) -> provider(yaml, one.model(), vendor));
    yaml.append("fallbacks:\n");
    vendors.keySet().forEach(one -> yaml.append("  " + one.model() + ": [stand-in]\n"));
    return yaml.toString();
  }

  private static void provider(StringBuilder yaml, String name, Vendor vendor) {
    yaml.append(
        """
          - name: %1$s
            kind: openai
            url: %2$s
            keys: [%3$s, sk-second]
            models: [{ name: %1$s, upstream: m, price: { input: 1, output: 2 }, context: 8000 }]
        """
            .formatted(name, vendor.url(), Fault.REVOKED));
  }
}
