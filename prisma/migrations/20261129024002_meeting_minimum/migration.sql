-- Members below which the leader may postpone the meeting in one step; null without a minimum.
ALTER TABLE "meetings"
  ADD COLUMN "minimum" INTEGER,
  ADD CONSTRAINT "meetings_minimum" CHECK (minimum BETWEEN 2 AND 500) NOT VALID;
