-- Reads the table without blocking its writers.
ALTER TABLE "notifications" VALIDATE CONSTRAINT "notifications_announcement";
ALTER TABLE "notifications" VALIDATE CONSTRAINT "notifications_announcement_id_fkey";
