-- For the export of a person's own messages, and for taking them from an account that goes. Built
-- without blocking writers.
CREATE INDEX CONCURRENTLY "messages_user_id_meeting_id_seq_idx" ON "messages"("user_id", "meeting_id", "seq");
