-- Copies of the meeting's times and club, so that the statement that stores a message reads one row
-- less. The times are null while the meeting is cancelled; then no message is stored.
ALTER TABLE "rooms"
  ADD COLUMN "opens_at" TIMESTAMPTZ(3),
  ADD COLUMN "closes_at" TIMESTAMPTZ(3),
  ADD COLUMN "club_id" INTEGER;
