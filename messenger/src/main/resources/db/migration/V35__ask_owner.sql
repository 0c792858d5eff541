-- Which node works on a question: those of one room are one node's as long as its claim holds, so
-- that they are answered in order and "stop" reaches the one who talks.
ALTER TABLE asks ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
