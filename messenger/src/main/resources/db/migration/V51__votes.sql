-- Who chose which option of a message. The message itself holds only what everybody may know: sums,
-- and names where the vote is open.
CREATE TABLE votes (
  room TEXT NOT NULL,
  message TEXT NOT NULL,
  member TEXT NOT NULL,
  choice INTEGER NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, message, member, choice)
);

-- What ends by itself, and when.
CREATE TABLE deadlines (
  room TEXT NOT NULL,
  message TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, message)
);
CREATE INDEX deadlines_at ON deadlines (at);
