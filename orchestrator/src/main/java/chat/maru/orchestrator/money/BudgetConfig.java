package chat.maru.orchestrator.money;

import chat.maru.base.config.ConfigSection;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The section `budgets` of `maru.yaml`: the zone whose days and months count, and budgets of the
/// deployment, and of each key, user and room, with requests and tokens a minute beside them.
public record BudgetConfig(ZoneId zone, List<Limit> limits) {
  public static final BudgetConfig EMPTY = new BudgetConfig(ZoneOffset.UTC, List.of());

  public BudgetConfig {
    limits = List.copyOf(limits);
  }

  /// @throws chat.maru.base.MaruException naming the key, what came and what was expected
  public static BudgetConfig read(ConfigSection section) {
    String zone = section.string("zone", "UTC");
    List<Limit> limits = new ArrayList<>();
    for (Scope.Kind kind : Scope.Kind.values()) {
      ConfigSection budget = section.section(kind.code());
      for (Period period : List.of(Period.DAY, Period.MONTH, Period.TOTAL)) {
        budget
            .findString(period.code())
            .map(text -> micros(budget, period.code(), text))
            .ifPresent(m -> limits.add(Limit.budget(new Scope(kind, ""), period, m, true)));
      }
      add(limits, budget, kind, "requestsPerMinute", Measure.REQUESTS);
      add(limits, budget, kind, "tokensPerMinute", Measure.TOKENS);
      budget.end();
    }
    section.end();
    try {
      return new BudgetConfig(ZoneId.of(zone), limits);
    } catch (DateTimeException e) {
      throw section.wrong("zone", zone, "a time zone such as Asia/Seoul");
    }
  }

  private static void add(
      List<Limit> limits, ConfigSection section, Scope.Kind kind, String key, Measure measure) {
    int most = section.integer(key, 0, 1, Integer.MAX_VALUE);
    if (most > 0) {
      AccountId account = new AccountId(new Scope(kind, ""), measure, Period.MINUTE);
      limits.add(new Limit(account, most, true));
    }
  }

  private static long micros(ConfigSection section, String key, String text) {
    return Dollars.parse(text)
        .orElseThrow(() -> section.wrong(key, text, "an amount such as 5usd or 0.50usd"));
  }
}
