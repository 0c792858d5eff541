-- Accounts, sign-ins, keys and the log of security events.
-- Ids are TEXT (UUID), instants BIGINT UTC milliseconds; secrets are stored as SHA-256 only.

CREATE TABLE users (
  id            TEXT   NOT NULL PRIMARY KEY,
  name          TEXT   NOT NULL,
  name_key      TEXT   NOT NULL UNIQUE,
  display_name  TEXT   NOT NULL,
  role          TEXT   NOT NULL,
  locale        TEXT   NOT NULL,
  time_zone     TEXT   NOT NULL,
  password_hash TEXT   NOT NULL,
  created_at    BIGINT NOT NULL
);

-- One row once the first account exists: whoever inserts it becomes the operator.
CREATE TABLE account_setup (
  id INTEGER NOT NULL PRIMARY KEY
);

CREATE TABLE sessions (
  id           TEXT   NOT NULL PRIMARY KEY,
  user_id      TEXT   NOT NULL REFERENCES users (id),
  token_hash   TEXT   NOT NULL UNIQUE,
  agent        TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);

CREATE TABLE api_keys (
  id            TEXT   NOT NULL PRIMARY KEY,
  user_id       TEXT   NOT NULL REFERENCES users (id),
  name          TEXT   NOT NULL,
  secret_hash   TEXT   NOT NULL UNIQUE,
  prefix        TEXT   NOT NULL,
  budget_micros BIGINT,
  created_at    BIGINT NOT NULL,
  last_used_at  BIGINT
);
CREATE INDEX api_keys_by_user ON api_keys (user_id);

CREATE TABLE audit (
  id      TEXT   NOT NULL PRIMARY KEY,
  at      BIGINT NOT NULL,
  kind    TEXT   NOT NULL,
  actor   TEXT,
  subject TEXT,
  address TEXT,
  detail  TEXT   NOT NULL
);
