-- Takes no time: the index is built, and the CHECK constraint shows that no row lacks the column.
-- Code of the release before inserts with ON CONFLICT DO NOTHING, which any unique index serves.
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_pkey";
ALTER TABLE "notifications"
  ADD CONSTRAINT "notifications_pkey" PRIMARY KEY USING INDEX "notifications_user_id_announcement_id_key";
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_announcement";
