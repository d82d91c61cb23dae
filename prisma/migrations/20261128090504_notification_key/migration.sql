CREATE UNIQUE INDEX CONCURRENTLY "notifications_user_id_announcement_id_key"
  ON "notifications"("user_id", "announcement_id");
