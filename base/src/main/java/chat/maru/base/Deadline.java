package chat.maru.base;

import java.time.Duration;

/// A moment after which nobody waits for the answer any more. Measured on the monotonic clock, so
/// that a step of the wall clock neither hurries nor hangs a call.
///
/// @param atNanos a value of [System#nanoTime()]
public record Deadline(long atNanos) {
  /// The deadline of the request that this thread serves.
  public static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

  public static Deadline after(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /// The time left; zero when it has passed.
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  public boolean passed() {
    return atNanos - System.nanoTime() <= 0;
  }

  /// The nearer of this deadline and `duration` from now.
  public Deadline within(Duration duration) {
    Deadline other = after(duration);
    return other.atNanos - atNanos < 0 ? other : this;
  }

  /// @throws MaruException `DEADLINE` if it has passed
  public void check() {
    if (passed()) {
      throw new MaruException(CommonError.DEADLINE, "The request took longer than allowed");
    }
  }
}
