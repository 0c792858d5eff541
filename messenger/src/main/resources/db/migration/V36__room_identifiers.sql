-- What becomes of identifiers where outside models may read a room; `usual` as the deployment has it.
ALTER TABLE rooms ADD COLUMN identifiers TEXT NOT NULL DEFAULT 'usual';
