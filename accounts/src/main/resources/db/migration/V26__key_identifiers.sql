-- The loosest that requests of a key may choose for identifiers; no value leaves it to them.
ALTER TABLE api_keys ADD COLUMN identifiers TEXT;
