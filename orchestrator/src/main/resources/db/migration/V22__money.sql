-- Budgets that the operator set. `scope_id` is empty for the deployment, and for a budget that each
-- key, user or room gets of its own.
CREATE TABLE budget (
  scope TEXT NOT NULL,
  scope_id TEXT NOT NULL,
  period TEXT NOT NULL,
  limit_micros BIGINT NOT NULL,
  PRIMARY KEY (scope, scope_id, period)
);

-- A server process that leases from accounts. A row that is gone fences its process off.
CREATE TABLE ledger_node (
  epoch TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);

-- One budget or limit in its present window. What may still be leased is the limit less `spent`
-- (settled by receipts) less `leased` (in the hands of nodes, dead ones too).
CREATE TABLE ledger_account (
  id TEXT PRIMARY KEY,
  window_start BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  leased BIGINT NOT NULL
);

-- What each node has of an account: free, reserved by calls under way, or not yet settled.
CREATE TABLE ledger_lease (
  node TEXT NOT NULL,
  account TEXT NOT NULL,
  window_start BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (account, node, window_start)
);

-- Answers that a repeat with the same Idempotency-Key gets again, for a day.
CREATE TABLE idempotent_answer (
  key_id TEXT NOT NULL,
  name TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  at BIGINT NOT NULL,
  status BIGINT,
  headers TEXT,
  body TEXT,
  PRIMARY KEY (key_id, name)
);
CREATE INDEX idempotent_answer_by_at ON idempotent_answer (at);
