-- For members who leave. Built without blocking writers.
CREATE INDEX CONCURRENTLY "meeting_entrances_user_id_idx" ON "meeting_entrances"("user_id");
