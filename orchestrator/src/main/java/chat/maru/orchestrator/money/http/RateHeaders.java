package chat.maru.orchestrator.money.http;

import chat.maru.edge.Reply;
import chat.maru.orchestrator.money.Ledger;
import chat.maru.orchestrator.money.Measure;
import chat.maru.orchestrator.money.Payer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// What is left a minute, in the headers of the vendor whose route was called
/// (platform.openai.com/docs/guides/rate-limits, docs.anthropic.com/en/api/rate-limits).
final class RateHeaders {
  private RateHeaders() {}

  static List<Reply.Header> of(Ledger ledger, Payer payer, boolean anthropic, Instant now) {
    List<Reply.Header> headers = new ArrayList<>();
    for (Measure measure : List.of(Measure.REQUESTS, Measure.TOKENS)) {
      ledger
          .rate(payer, measure)
          .ifPresent(rate -> add(headers, rate, measure.code(), anthropic, now));
    }
    return headers;
  }

  private static void add(
      List<Reply.Header> headers, Ledger.Rate rate, String what, boolean anthropic, Instant now) {
    String limit = Long.toString(rate.limit());
    String remaining = Long.toString(rate.remaining());
    if (anthropic) {
      String start = "anthropic-ratelimit-" + what;
      Instant reset = now.plusMillis(rate.resetMs()).truncatedTo(ChronoUnit.SECONDS);
      headers.add(new Reply.Header(start + "-limit", limit));
      headers.add(new Reply.Header(start + "-remaining", remaining));
      headers.add(new Reply.Header(start + "-reset", reset.toString()));
    } else {
      String reset = (rate.resetMs() + 999) / 1000 + "s";
      headers.add(new Reply.Header("x-ratelimit-limit-" + what, limit));
      headers.add(new Reply.Header("x-ratelimit-remaining-" + what, remaining));
      headers.add(new Reply.Header("x-ratelimit-reset-" + what, reset));
    }
  }
}
