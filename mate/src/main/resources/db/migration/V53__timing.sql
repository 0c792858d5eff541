-- How talkative a room wants its mate. A room without a row never turned the dial.
CREATE TABLE dials (
  room TEXT PRIMARY KEY,
  level INTEGER NOT NULL,
  -- What people said of unasked messages, in halves: "too much" adds two, "helpful" takes one.
  shift_halves INTEGER NOT NULL
);

-- What the mate said without being asked, why then, and what became of it.
CREATE TABLE unasked (
  room TEXT NOT NULL,
  answer TEXT NOT NULL,
  question TEXT NOT NULL,
  at BIGINT NOT NULL,
  waited_ms BIGINT NOT NULL,
  -- Whether somebody took notice: replied, reacted, called the mate, or said that it helped.
  heeded INTEGER NOT NULL,
  feedback TEXT,
  PRIMARY KEY (room, answer)
);
CREATE INDEX unasked_at ON unasked (room, at);
