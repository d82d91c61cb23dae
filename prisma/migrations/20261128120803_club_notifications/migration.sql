-- The columns for the previous release stay empty in a club's notifications. A migration of its own:
-- one that locks two tables meets the statements of a running site in a deadlock.
ALTER TABLE "notifications" ALTER COLUMN "meeting_id" DROP NOT NULL;
ALTER TABLE "notifications" ALTER COLUMN "kind" DROP NOT NULL;
ALTER TABLE "notifications" ALTER COLUMN "meeting_starts_at" DROP NOT NULL;
ALTER TABLE "notifications" ALTER COLUMN "occasion" DROP NOT NULL;
