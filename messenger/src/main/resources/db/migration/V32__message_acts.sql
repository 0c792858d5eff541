-- The first message of a thread, of which this is a later one.
ALTER TABLE messages ADD COLUMN thread TEXT;
CREATE INDEX messages_thread ON messages (room, thread, seq) WHERE thread IS NOT NULL;

CREATE TABLE pins (
  room TEXT NOT NULL REFERENCES rooms (id),
  message TEXT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (room, message)
);

-- Messages that one member has deleted for themselves.
CREATE TABLE hidden_messages (
  room TEXT NOT NULL REFERENCES rooms (id),
  member TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (room, member, message)
);

-- Whose words a forwarded message repeats: they rule what the mate may read of it.
CREATE TABLE forwards (
  room TEXT NOT NULL REFERENCES rooms (id),
  message TEXT NOT NULL,
  from_room TEXT NOT NULL,
  from_author TEXT NOT NULL,
  PRIMARY KEY (room, message)
);
CREATE INDEX forwards_from ON forwards (from_room, from_author);

-- Who may name everybody, and who may pin: 'everyone' or 'owner'.
ALTER TABLE rooms ADD COLUMN mention_all TEXT NOT NULL DEFAULT 'everyone';
ALTER TABLE rooms ADD COLUMN pinning TEXT NOT NULL DEFAULT 'everyone';

-- Messages that wait for their time.
CREATE TABLE scheduled (
  room TEXT NOT NULL REFERENCES rooms (id),
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  text TEXT NOT NULL,
  reply_to TEXT,
  silent INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  -- Why it could not be sent; null while it waits.
  failed TEXT,
  PRIMARY KEY (room, id)
);
CREATE INDEX scheduled_due ON scheduled (due_at) WHERE failed IS NULL;
CREATE INDEX scheduled_user ON scheduled (user_id, room, due_at);

-- What somebody keeps to themselves, in all their rooms.
CREATE TABLE reticence (
  user_id TEXT NOT NULL PRIMARY KEY,
  hides_reads INTEGER NOT NULL,
  hides_typing INTEGER NOT NULL
);
