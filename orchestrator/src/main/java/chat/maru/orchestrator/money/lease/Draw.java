package chat.maru.orchestrator.money.lease;

/// What a reservation takes from one account.
record Draw(Account account, Lease lease, long amount) {}
