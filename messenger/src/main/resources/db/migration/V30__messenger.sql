-- Rooms and what is said in them. Ids are UUIDs, instants UTC milliseconds, flags 0 or 1.
-- Keys begin with the room: nothing is found without saying where.

CREATE TABLE logs (
  name TEXT NOT NULL PRIMARY KEY,
  epoch TEXT NOT NULL
);

CREATE TABLE rooms (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seq BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  floor_seq BIGINT NOT NULL,
  history_hidden INTEGER NOT NULL,
  people INTEGER NOT NULL,
  mate_present INTEGER NOT NULL,
  mate_speaks TEXT NOT NULL,
  data_class TEXT NOT NULL,
  -- Whose direct or mate room it is, so that there is one only; null for groups.
  pair TEXT
);
CREATE UNIQUE INDEX rooms_pair ON rooms (kind, pair);

CREATE TABLE members (
  room TEXT NOT NULL REFERENCES rooms (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  user_id TEXT,
  import_key TEXT,
  display_name TEXT NOT NULL,
  role TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  joined_seq BIGINT NOT NULL,
  left_at BIGINT,
  removed INTEGER NOT NULL,
  read_seq BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  line_seq BIGINT NOT NULL,
  hidden INTEGER NOT NULL,
  blind INTEGER NOT NULL,
  PRIMARY KEY (room, id)
);
CREATE UNIQUE INDEX members_human ON members (room, user_id) WHERE kind = 'human';
CREATE INDEX members_user ON members (user_id, room) WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX members_import ON members (room, import_key) WHERE import_key IS NOT NULL;

CREATE TABLE messages (
  room TEXT NOT NULL REFERENCES rooms (id),
  id TEXT NOT NULL,
  author TEXT NOT NULL,
  seq BIGINT NOT NULL,
  sub INTEGER NOT NULL,
  rev BIGINT NOT NULL,
  at BIGINT NOT NULL,
  content TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  reply_to TEXT,
  edited_at BIGINT,
  deleted INTEGER NOT NULL,
  -- Member ids, separated by blanks.
  mentions TEXT NOT NULL,
  import_id TEXT,
  import_key TEXT,
  PRIMARY KEY (room, id)
);
CREATE UNIQUE INDEX messages_timeline ON messages (room, at, seq, sub);
CREATE INDEX messages_live ON messages (room, seq, author) WHERE import_id IS NULL AND deleted = 0;
CREATE INDEX messages_author ON messages (room, author, at);
CREATE UNIQUE INDEX messages_import ON messages (room, import_key) WHERE import_key IS NOT NULL;

CREATE TABLE mentions (
  room TEXT NOT NULL,
  member TEXT NOT NULL,
  seq BIGINT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (room, member, seq)
);
CREATE INDEX mentions_message ON mentions (room, message);

-- An event names what changed; the words stand in messages alone, so that nothing old is left here
-- after an edit or a delete.
CREATE TABLE room_events (
  room TEXT NOT NULL REFERENCES rooms (id),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT,
  ref TEXT,
  data TEXT,
  PRIMARY KEY (room, seq)
);

-- Which answers repeat which messages.
CREATE TABLE quotes (
  room TEXT NOT NULL,
  cited TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (room, cited, answer)
);

CREATE TABLE invites (
  code TEXT NOT NULL PRIMARY KEY,
  room TEXT NOT NULL REFERENCES rooms (id),
  by_member TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  uses INTEGER NOT NULL,
  max_uses INTEGER NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX invites_room ON invites (room, created_at);

-- Questions to the mate that wait for their turn.
CREATE TABLE asks (
  room TEXT NOT NULL,
  message TEXT NOT NULL,
  seq BIGINT NOT NULL,
  asker TEXT NOT NULL,
  user_id TEXT NOT NULL,
  line_seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  attempt INTEGER NOT NULL,
  taken_until BIGINT NOT NULL,
  PRIMARY KEY (room, message)
);
CREATE INDEX asks_queue ON asks (at);

CREATE TABLE imports (
  room TEXT NOT NULL REFERENCES rooms (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  file TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  state TEXT NOT NULL,
  audience TEXT NOT NULL,
  by_member TEXT NOT NULL,
  by_user TEXT NOT NULL,
  at BIGINT NOT NULL,
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  added BIGINT NOT NULL,
  known BIGINT NOT NULL,
  skipped TEXT NOT NULL,
  first_at BIGINT,
  last_at BIGINT,
  error TEXT,
  PRIMARY KEY (room, id)
);

CREATE TABLE import_members (
  room TEXT NOT NULL,
  import_id TEXT NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY (room, import_id, member)
);

CREATE TABLE claims (
  room TEXT NOT NULL,
  id TEXT NOT NULL,
  member TEXT NOT NULL,
  by_member TEXT NOT NULL,
  state TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, id)
);

CREATE TABLE user_logs (
  user_id TEXT NOT NULL PRIMARY KEY,
  last_seq BIGINT NOT NULL
);

-- Like room_events: what an event is about stands in its own table and is read as it is now.
CREATE TABLE user_events (
  user_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  room TEXT,
  ref TEXT,
  PRIMARY KEY (user_id, seq)
);

CREATE TABLE cards (
  user_id TEXT NOT NULL,
  room TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (user_id, room, id)
);

CREATE TABLE card_quotes (
  room TEXT NOT NULL,
  cited TEXT NOT NULL,
  user_id TEXT NOT NULL,
  card TEXT NOT NULL,
  PRIMARY KEY (room, cited, user_id, card)
);

CREATE TABLE drafts (
  user_id TEXT NOT NULL,
  room TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (user_id, room)
);
