-- Splits the table of messages by hash of the meeting. Names, columns and rights stay the same, so
-- the version before goes on running. The partitions are in a schema of their own, because nobody
-- reads them by name. A table with many rows stays whole: copying it here would stop the chat, and
-- `npm run partition:messages` does it while the site runs.
DO $$
DECLARE
  most_rows CONSTANT integer := 5000;
  grants text;
BEGIN
  IF EXISTS (SELECT FROM messages OFFSET most_rows) THEN
    RAISE NOTICE 'The table of messages has more than % rows and stays whole. "npm run partition:messages" splits it while the site runs (docs/scale.md).', most_rows;
    RETURN;
  END IF;
  LOCK TABLE meetings, users, messages IN ACCESS EXCLUSIVE MODE;
  CREATE SCHEMA IF NOT EXISTS partitions;
  CREATE TABLE partitions.messages (
    meeting_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    client_id UUID NOT NULL,
    body TEXT NOT NULL,
    sent_at TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    revision INTEGER,
    deleted_at TIMESTAMPTZ(3),
    deleted_by INTEGER,
    hidden_at TIMESTAMPTZ(3),
    CONSTRAINT messages_pkey PRIMARY KEY (meeting_id, seq),
    CONSTRAINT messages_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id)
      ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT messages_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id)
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT messages_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES users(id)
      ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT messages_seq_positive CHECK (seq > 0),
    CONSTRAINT messages_body_length CHECK (
      CASE WHEN deleted_at IS NULL
        THEN char_length(body) BETWEEN 1 AND 2000 AND btrim(body, E' \t\r\n') <> ''
        ELSE body = '' AND revision IS NOT NULL
      END
    )
  ) PARTITION BY HASH (meeting_id);
  FOR remainder IN 0..15 LOOP
    EXECUTE format('CREATE TABLE partitions.messages_%s PARTITION OF partitions.messages
      FOR VALUES WITH (MODULUS 16, REMAINDER %s)', remainder, remainder);
  END LOOP;
  CREATE UNIQUE INDEX messages_meeting_id_user_id_client_id_key ON partitions.messages (meeting_id, user_id, client_id);
  CREATE INDEX messages_changed_idx ON partitions.messages (meeting_id, revision) WHERE revision IS NOT NULL;
  CREATE INDEX messages_deleted_by_idx ON partitions.messages (deleted_by) WHERE deleted_by IS NOT NULL;
  CREATE INDEX messages_user_id_meeting_id_seq_idx ON partitions.messages (user_id, meeting_id, seq);
  INSERT INTO partitions.messages SELECT * FROM messages;
  SELECT string_agg(format('GRANT %s ON partitions.messages TO %s', privilege_type, grantee::regrole), ';') INTO grants
  FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = 'messages'::regclass AND grantee NOT IN (0, c.relowner);
  IF grants IS NOT NULL THEN
    EXECUTE grants;
  END IF;
  DROP TABLE messages;
  ALTER TABLE partitions.messages SET SCHEMA public;
  ANALYZE messages;
END $$;
