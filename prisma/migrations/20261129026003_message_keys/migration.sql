-- The search keys of messages, in a table of their own: storing a message or a reaction does not
-- touch their index. Keys are written later, in the order of the messages, so the highest number
-- says how far a log is indexed. The key of a message without text is empty.
CREATE TABLE "message_keys" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seq" INTEGER NOT NULL,
  "search_text" TEXT NOT NULL,
  "search_grams" INTEGER[] NOT NULL,
  PRIMARY KEY ("meeting_id", "seq")
);
CREATE INDEX "message_keys_search_grams_idx" ON "message_keys" USING gin (search_grams)
  WITH (gin_pending_list_limit = 256);

-- Runs after the row of the message is locked, so it sees a key that was stored meanwhile.
CREATE FUNCTION empty_key_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE message_keys SET search_text = '', search_grams = '{}'
  WHERE meeting_id = NEW.meeting_id AND seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_empty_key AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (NEW.body = '' AND OLD.body <> '')
  EXECUTE FUNCTION empty_key_of_message();
