-- What gathers on a message after it was said. `marks` is what is told with the message (JSON, empty
-- when there is nothing), so that reading a page needs no other table.
ALTER TABLE messages ADD COLUMN marks TEXT NOT NULL DEFAULT '';

CREATE TABLE reactions (
  room TEXT NOT NULL REFERENCES rooms (id),
  message TEXT NOT NULL,
  emoji TEXT NOT NULL,
  member TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (room, message, emoji, member)
);
CREATE INDEX reactions_member ON reactions (room, member, message);
