-- Members whom a message names. The places in the text stand with the message, so that reading a
-- page of the log joins nothing: [[user id, first code unit, code units], ...].
ALTER TABLE messages ADD COLUMN mentions JSONB;

-- One row for each person of a message. Without a foreign key to the messages, as the reactions.
CREATE TABLE "message_mentions" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seq" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "settled_at" TIMESTAMPTZ(3),
  "is_told" BOOLEAN NOT NULL DEFAULT false,
  PRIMARY KEY ("meeting_id", "seq", "user_id")
);
CREATE INDEX "message_mentions_user_id_meeting_id_seq_idx" ON "message_mentions"("user_id", "meeting_id", "seq");
-- For the worker, which tells the people whom a stopped web process did not.
CREATE INDEX "message_mentions_not_settled" ON "message_mentions"("meeting_id", "seq") WHERE settled_at IS NULL;

CREATE FUNCTION delete_mentions_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_mentions WHERE meeting_id = NEW.meeting_id AND seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_delete_mentions AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (NEW.body = '' AND NEW.hidden_at IS NULL AND OLD.mentions IS NOT NULL)
  EXECUTE FUNCTION delete_mentions_of_message();
