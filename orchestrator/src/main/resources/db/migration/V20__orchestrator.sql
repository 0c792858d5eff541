-- Providers that the page added. `key_sealed` is encrypted under data/secret.key.
CREATE TABLE model_provider (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  own BIGINT NOT NULL,
  models TEXT NOT NULL,
  key_sealed TEXT,
  created_at BIGINT NOT NULL
);

-- One receipt a call. Ids are UUIDv7, so the key is in the order of time; `body` has no words of
-- people, only ids, counts and codes.
CREATE TABLE receipt (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  user_id TEXT,
  room_id TEXT,
  key_id TEXT,
  model TEXT,
  provider TEXT,
  outcome TEXT NOT NULL,
  input_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  cost_micros BIGINT NOT NULL,
  body TEXT NOT NULL
);
