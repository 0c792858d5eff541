package chat.maru.edge;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.RateLimits.Rate;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Token buckets by name: each holds up to `burst` tokens and gains `perSecond` a second; a request
/// takes one. Holds at most [#MAX_BUCKETS]; when they are used up, full ones are forgotten.
/// Thread-safe.
public final class TokenBuckets {
  static final int MAX_BUCKETS = 100_000;

  private final Rate rate;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  public TokenBuckets(Rate rate, LongSupplier nanoTime) {
    this.rate = rate;
    this.nanoTime = nanoTime;
  }

  /// Takes a token.
  ///
  /// @throws MaruException `RATE_LIMITED` with the time to wait if the bucket is empty
  public void take(String name) {
    long now = nanoTime.getAsLong();
    if (buckets.size() >= MAX_BUCKETS && !buckets.containsKey(name)) {
      buckets.values().removeIf(bucket -> bucket.fullAt(now));
    }
    Duration wait = buckets.computeIfAbsent(name, _ -> new Bucket(now)).take(now);
    if (!wait.isZero()) {
      long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
      throw new MaruException(CommonError.RATE_LIMITED, "Too many requests; wait a little")
          .with(JsonObject.builder().put("retryAfterSeconds", seconds).build())
          .retryAfter(Duration.ofSeconds(seconds));
    }
  }

  /// Takes nothing, but refuses like [#take] if the bucket is empty.
  public void require(String name) {
    if (buckets.containsKey(name)) {
      take(name);
      giveBack(name);
    }
  }

  /// Puts a token back that turned out not to count.
  public void giveBack(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket != null) {
      bucket.giveBack();
    }
  }

  private final class Bucket {
    private double tokens = rate.burst();
    private long filledNanos;

    Bucket(long now) {
      filledNanos = now;
    }

    synchronized Duration take(long now) {
      fill(now);
      if (tokens >= 1) {
        tokens--;
        return Duration.ZERO;
      }
      return Duration.ofNanos(1 + (long) ((1 - tokens) / rate.perSecond() * 1e9));
    }

    synchronized void giveBack() {
      tokens = Math.min(rate.burst(), tokens + 1);
    }

    synchronized boolean fullAt(long now) {
      fill(now);
      return tokens >= rate.burst();
    }

    private void fill(long now) {
      long passed = now - filledNanos;
      if (passed > 0) {
        tokens = Math.min(rate.burst(), tokens + passed / 1e9 * rate.perSecond());
        filledNanos = now;
      }
    }
  }
}
