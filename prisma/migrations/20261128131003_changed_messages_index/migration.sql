-- For clients that missed changes. Built without blocking writers.
CREATE INDEX CONCURRENTLY "messages_changed_idx" ON "messages"("meeting_id", "revision") WHERE revision IS NOT NULL;
