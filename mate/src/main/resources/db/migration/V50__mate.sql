-- One turn of the mate for each message that asked it, for ever: a message that is told twice is
-- answered once. The ids of turn and answer are made before the work, so that a repeated turn
-- speaks once.
CREATE TABLE turns (
  room TEXT NOT NULL,
  message TEXT NOT NULL,
  id TEXT NOT NULL,
  answer TEXT NOT NULL,
  asker TEXT NOT NULL,
  user_id TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  receipt TEXT,
  PRIMARY KEY (room, message)
);
CREATE UNIQUE INDEX turns_id ON turns (room, id);
