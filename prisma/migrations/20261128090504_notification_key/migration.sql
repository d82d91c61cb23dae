CREATE UNIQUE INDEX CONCURRENTLY "notifications_announcement_id_user_id_key"
  ON "notifications"("announcement_id", "user_id");
