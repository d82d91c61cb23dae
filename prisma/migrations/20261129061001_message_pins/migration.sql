-- The pinned message of a meeting's room: one at most. A row without a number says that nothing is
-- pinned any more. Without a foreign key to the messages, as the reactions.
CREATE TABLE "message_pins" (
  "meeting_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seq" INTEGER CHECK (seq > 0),
  "pinned_by" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "pinned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "version" INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX "message_pins_pinned_by_idx" ON "message_pins"("pinned_by");

-- A message that loses its text is not pinned any more. A statement that deletes a message cannot
-- see a pin that another one stores meanwhile. The trigger can, because it begins after the row of
-- the message is locked.
CREATE FUNCTION unpin_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE message_pins SET seq = NULL, pinned_by = NULL, pinned_at = clock_timestamp(), version = version + 1
  WHERE meeting_id = NEW.meeting_id AND seq = NEW.seq;
  RETURN NULL;
END $$;
CREATE TRIGGER messages_unpin AFTER UPDATE OF body ON messages FOR EACH ROW
  WHEN (NEW.body = '' AND OLD.body <> '')
  EXECUTE FUNCTION unpin_message();
