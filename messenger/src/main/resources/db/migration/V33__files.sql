-- What people send besides words. A row is an upload first, with a `sha256` once it is whole, and a
-- file of the message once it was posted. The bytes stand in the file store under their hash, once,
-- however often they were sent; a row is the only way to them.
CREATE TABLE files (
  room TEXT NOT NULL REFERENCES rooms (id),
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  message TEXT,
  -- Its place among the files of the message.
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  width INTEGER,
  height INTEGER,
  duration_ms BIGINT,
  voice INTEGER NOT NULL,
  sha256 TEXT,
  -- Of a picture: its small version.
  thumbnail TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (room, id)
);
CREATE INDEX files_message ON files (room, message, place);
CREATE INDEX files_user ON files (user_id);
CREATE INDEX files_sha256 ON files (sha256);
CREATE INDEX files_thumbnail ON files (thumbnail);
