-- Who joined after a change is not told of it, and both may be of one millisecond. More digits rewrite no table.
ALTER TABLE "memberships" ALTER COLUMN "joined_at" TYPE TIMESTAMPTZ(6);
ALTER TABLE "meeting_changes" ALTER COLUMN "changed_at" TYPE TIMESTAMPTZ(6);
