-- For accounts that are deleted. Built without blocking writers.
CREATE INDEX CONCURRENTLY "messages_deleted_by_idx" ON "messages"("deleted_by") WHERE deleted_by IS NOT NULL;
