package chat.maru.orchestrator.money;

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
        public Hold reserve(Payer payer, Estimate estimate) {
          return Hold.NONE;
        }
      };

  /// Whether `payer` may ask for a model or preset of this name. May block for a moment when the
  /// payer was not seen lately.
  ///
  /// @throws chat.maru.base.MaruException `model_not_allowed`
  void admit(Payer payer, String model);

  /// Reserves the most that an attempt may take. Does not block while this node has leased enough;
  /// otherwise until it has leased more.
  ///
  /// @throws chat.maru.base.MaruException `budget_exhausted`, `price_unknown` under a budget,
  ///   `RATE_LIMITED` for tokens a minute
  Hold reserve(Payer payer, Estimate estimate);
}
