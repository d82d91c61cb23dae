-- Reactions to messages. Without a foreign key to the messages: a table of messages that moves into
-- partitions is replaced, and messages are removed with their meeting only.
CREATE TABLE "message_reactions" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seq" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "emoji" TEXT NOT NULL CHECK (emoji IN ('👍', '❤️', '😂', '😮', '😢', '👏')),
  "reacted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("meeting_id", "seq", "emoji", "user_id")
);
CREATE INDEX "message_reactions_user_id_meeting_id_seq_idx" ON "message_reactions"("user_id", "meeting_id", "seq");

-- The counts stand with the message, so that reading a page of the log counts nothing.
ALTER TABLE messages ADD COLUMN reaction_counts JSONB;

-- A statement that deletes a message cannot see a reaction that another one stores meanwhile. The
-- trigger can, because it begins after the row of the message is locked.
CREATE FUNCTION delete_reactions_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM message_reactions WHERE meeting_id = NEW.meeting_id AND seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_delete_reactions AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (NEW.body = '' AND NEW.hidden_at IS NULL AND OLD.reaction_counts IS NOT NULL)
  EXECUTE FUNCTION delete_reactions_of_message();
