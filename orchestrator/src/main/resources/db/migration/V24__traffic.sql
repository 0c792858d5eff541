-- Sums of the receipts, so that a chart over a month reads slots instead of a million rows. Each
-- batch of receipts adds to them in its own transaction, so the sums are never behind the receipts.
-- `kind` says by what is summed ('' in `name` for `all`), `width_ms` how long a slot is, and `step`
-- is the latency step (traffic/Latency), so that percentiles add up too; -1 for what did not end whole.
CREATE TABLE traffic (
  kind TEXT NOT NULL,
  width_ms BIGINT NOT NULL,
  slot BIGINT NOT NULL,
  name TEXT NOT NULL,
  step BIGINT NOT NULL,
  calls BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  input_tokens BIGINT NOT NULL,
  cached_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cost_micros BIGINT NOT NULL,
  PRIMARY KEY (kind, width_ms, slot, name, step)
);

-- The receipts from before. How long they took stands in their bodies only, so they count without.
INSERT INTO traffic
SELECT 'all', 3600000, at - at % 3600000, '', -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt GROUP BY at - at % 3600000;
INSERT INTO traffic
SELECT 'model', 3600000, at - at % 3600000, coalesce(model, ''), -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt GROUP BY at - at % 3600000, coalesce(model, '');
INSERT INTO traffic
SELECT 'provider', 3600000, at - at % 3600000, coalesce(provider, ''), -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt GROUP BY at - at % 3600000, coalesce(provider, '');
INSERT INTO traffic
SELECT 'room', 3600000, at - at % 3600000, room_id, -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt WHERE room_id IS NOT NULL GROUP BY at - at % 3600000, room_id;
INSERT INTO traffic
SELECT 'key', 3600000, at - at % 3600000, key_id, -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt WHERE key_id IS NOT NULL GROUP BY at - at % 3600000, key_id;
INSERT INTO traffic
SELECT 'user', 3600000, at - at % 3600000, user_id, -1, count(*),
  sum(CASE WHEN outcome = 'FAILED' THEN 1 ELSE 0 END), sum(input_tokens), 0, sum(output_tokens), sum(cost_micros)
FROM receipt WHERE user_id IS NOT NULL GROUP BY at - at % 3600000, user_id;

-- What is rare is found by an index; what most receipts share (key, model) is not, because each
-- index more would be paid for by every call. The search looks at a bounded stretch instead.
CREATE INDEX receipt_by_room ON receipt (room_id, id) WHERE room_id IS NOT NULL;
CREATE INDEX receipt_not_whole ON receipt (outcome, id) WHERE outcome <> 'COMPLETE';
