-- Answers of /v1/responses that may be continued or read again, words of people in them. They belong
-- to one key and go with it; otherwise they go when their time is over.
CREATE TABLE stored_response (
  key_id TEXT NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  -- What it continues; the items of that one are not repeated in `input`.
  previous_id TEXT,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  input TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (key_id, id)
);
CREATE INDEX stored_response_by_expiry ON stored_response (expires_at);

-- Where an item that a request only refers to is found.
CREATE TABLE stored_item (
  key_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  response_id TEXT NOT NULL,
  PRIMARY KEY (key_id, item_id),
  FOREIGN KEY (key_id, response_id) REFERENCES stored_response (key_id, id) ON DELETE CASCADE
);
CREATE INDEX stored_item_by_response ON stored_item (key_id, response_id);
