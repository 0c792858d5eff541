package chat.maru.accounts;

import chat.maru.edge.RateLimits.Rate;
import chat.maru.edge.TokenBuckets;
import java.util.function.LongSupplier;

/// How often somebody may try a password.
///
/// Three buckets: one for the name from one address (a guesser at one desk), a wider one for the
/// name from anywhere (a guesser with many desks, who must not lock its owner out with ease), and
/// one for the address (a guesser of names). A success gives its tokens back.
public final class SignInLimit {
  private final TokenBuckets pairs;
  private final TokenBuckets names;
  private final TokenBuckets addresses;

  public SignInLimit(LongSupplier nanoTime) {
    pairs = new TokenBuckets(new Rate(1 / 30.0, 8), nanoTime);
    names = new TokenBuckets(new Rate(1 / 10.0, 60), nanoTime);
    addresses = new TokenBuckets(new Rate(1 / 3.0, 40), nanoTime);
  }

  /// @throws chat.maru.base.MaruException `RATE_LIMITED` with the time to wait
  void enter(String name, String address) {
    addresses.take(address);
    pairs.take(name + "\n" + address);
    names.take(name);
  }

  void succeeded(String name, String address) {
    addresses.giveBack(address);
    pairs.giveBack(name + "\n" + address);
    names.giveBack(name);
  }
}
