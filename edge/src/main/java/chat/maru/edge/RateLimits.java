package chat.maru.edge;

/// How many requests pass, as token buckets: a sustained rate and a burst on top of it.
///
/// @param address requests of one address; this machine is exempt, and under `/v1` those with a
///   good key
/// @param caller requests of one session; keys have limits of their own
public record RateLimits(Rate address, Rate caller) {
  public static final RateLimits DEFAULT = new RateLimits(new Rate(200, 1_000), new Rate(100, 600));

  /// @param perSecond above zero
  /// @param burst at least one
  public record Rate(double perSecond, int burst) {
    public Rate {
      if (perSecond <= 0 || burst < 1) {
        throw new IllegalArgumentException(perSecond + "/s, burst " + burst);
      }
    }
  }
}
