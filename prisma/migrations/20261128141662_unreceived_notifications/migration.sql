-- For the letters: the worker reads the notifications that may still be sent and did not arrive.
CREATE INDEX CONCURRENTLY "notifications_unreceived_idx" ON "notifications" (push_until)
  WHERE received_at IS NULL AND pushed_at IS NOT NULL;
