-- A letter goes with its notification. A migration of its own: one that locks two tables meets the
-- statements of a running site in a deadlock.
ALTER TABLE "alarm_letters" ADD CONSTRAINT "alarm_letters_user_id_announcement_id_fkey"
  FOREIGN KEY ("user_id", "announcement_id") REFERENCES "notifications"("user_id", "announcement_id")
  ON DELETE CASCADE ON UPDATE CASCADE;
