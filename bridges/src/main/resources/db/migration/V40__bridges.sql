-- What was imported from other messengers, so that it is known when it comes again. The words stand
-- in the messenger's tables; here are only prints of them.

-- The last number given out. Numbers are never used twice, not even after an undo.
CREATE TABLE bridge_numbers (
  name TEXT NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);
INSERT INTO bridge_numbers (name, last) VALUES ('chat', 0);
INSERT INTO bridge_numbers (name, last) VALUES ('import', 0);

-- One conversation elsewhere, which several exports show.
CREATE TABLE bridge_chats (
  no BIGINT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  room TEXT NOT NULL,
  kind TEXT NOT NULL
);
CREATE INDEX bridge_chats_room ON bridge_chats (room, kind);

CREATE TABLE bridge_speakers (
  chat_no BIGINT NOT NULL,
  no INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (chat_no, no)
);

CREATE TABLE bridge_imports (
  no BIGINT NOT NULL PRIMARY KEY,
  run TEXT NOT NULL,
  chat_no BIGINT NOT NULL,
  user_id TEXT NOT NULL,
  audience TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- What identifies the export apart from its words; may be empty.
  header TEXT NOT NULL,
  first_minute BIGINT,
  last_minute BIGINT
);
CREATE UNIQUE INDEX bridge_imports_run ON bridge_imports (run);
CREATE INDEX bridge_imports_chat ON bridge_imports (chat_no);

-- Whom a name in a file means.
CREATE TABLE bridge_names (
  import_no BIGINT NOT NULL,
  name TEXT NOT NULL,
  speaker INTEGER NOT NULL,
  certain INTEGER NOT NULL,
  PRIMARY KEY (import_no, name)
);

CREATE TABLE bridge_rows (
  import_no BIGINT NOT NULL,
  n BIGINT NOT NULL,
  chat_no BIGINT NOT NULL,
  minute BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  speaker INTEGER NOT NULL,
  print BIGINT NOT NULL,
  deleted INTEGER NOT NULL,
  wall_ms BIGINT NOT NULL,
  PRIMARY KEY (import_no, n)
);
CREATE INDEX bridge_rows_minute ON bridge_rows (chat_no, minute);

-- Imports under way.
CREATE TABLE bridge_jobs (
  run TEXT NOT NULL PRIMARY KEY,
  room TEXT NOT NULL,
  user_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  zone TEXT NOT NULL,
  audience TEXT NOT NULL,
  hash TEXT NOT NULL,
  stored TEXT NOT NULL
);
