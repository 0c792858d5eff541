-- What the router decided and what it rested on: numbers and codes, no words. Costs are what was
-- expected of the model taken, the most capable one, a random one and the best by the router.
CREATE TABLE route_decision (
  receipt_id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  model TEXT NOT NULL,
  kind TEXT NOT NULL,
  predicted DOUBLE PRECISION NOT NULL,
  propensity DOUBLE PRECISION NOT NULL,
  explored BIGINT NOT NULL,
  cost_micros BIGINT NOT NULL,
  best_micros BIGINT NOT NULL,
  random_micros BIGINT NOT NULL,
  first_micros BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX route_decision_at ON route_decision (at);

-- What readers and tools told of answers; each counts once.
CREATE TABLE route_outcome (
  receipt_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  signal TEXT NOT NULL,
  at BIGINT NOT NULL,
  model TEXT NOT NULL,
  kind TEXT NOT NULL,
  start DOUBLE PRECISION NOT NULL,
  ease DOUBLE PRECISION NOT NULL,
  propensity DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (receipt_id, user_id, signal)
);
CREATE INDEX route_outcome_at ON route_outcome (at);
