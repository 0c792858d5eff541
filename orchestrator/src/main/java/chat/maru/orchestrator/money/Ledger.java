package chat.maru.orchestrator.money;

import chat.maru.base.MaruException;
import java.util.Optional;

/// Reserves before, settles after: every attempt at a model goes through here. Thread-safe.
public interface Ledger {
  /// Limits nobody.
  Ledger NONE =
      new Ledger() {
        @Override
        public void admit(Payer payer, String model) {
          // everybody may ask for everything
        }

        @Override
        public void enter(Payer payer) {
          // as often as they like
        }

        @Override
        public Optional<Rate> rate(Payer payer, Measure measure) {
          return Optional.empty();
        }

        @Override
        public Hold reserve(Payer payer, Estimate estimate) {
          return Hold.NONE;
        }
      };

  /// Whether `payer` may ask for a model or preset of this name. May block for a moment when the
  /// payer was not seen lately.
  ///
  /// @throws chat.maru.base.MaruException `model_not_allowed`
  void admit(Payer payer, String model);

  /// Whether `payer` may ask for it, without an error. May block like [#admit].
  default boolean admits(Payer payer, String model) {
    try {
      admit(payer, model);
      return true;
    } catch (MaruException e) {
      if (e.code() == MoneyError.MODEL_NOT_ALLOWED) {
        return false;
      }
      throw e;
    }
  }

  /// Counts one request against the limits a minute. Blocks like [#reserve].
  ///
  /// @throws chat.maru.base.MaruException `RATE_LIMITED` with the time to wait
  void enter(Payer payer);

  /// Never blocks. What is left a minute under the narrowest limit of `payer`; empty if there is
  /// none. Other nodes may have taken more since this one last looked.
  ///
  /// @param measure requests or tokens
  Optional<Rate> rate(Payer payer, Measure measure);

  /// @param resetMs until the limit starts anew
  record Rate(long limit, long remaining, long resetMs) {}

  /// Reserves the most that an attempt may take. Does not block while this node has leased enough;
  /// otherwise until it has leased more.
  ///
  /// @throws chat.maru.base.MaruException `budget_exhausted`, `price_unknown` under a budget,
  ///   `RATE_LIMITED` for tokens a minute
  Hold reserve(Payer payer, Estimate estimate);
}
