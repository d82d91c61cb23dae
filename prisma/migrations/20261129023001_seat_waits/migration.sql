-- People who wait for a seat in a full meeting, in the order of `id`: rows are inserted under the
-- lock of the meeting, so a later row has a higher id.
CREATE TABLE "seat_waits" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- A seat is held for her from `offered_at` to `offer_ends_at`. The row ends with its only offer.
  "offered_at" TIMESTAMPTZ(3),
  "offer_ends_at" TIMESTAMPTZ(3),
  CONSTRAINT "seat_waits_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "seat_waits_offer" CHECK ((offered_at IS NULL) = (offer_ends_at IS NULL)),
  CONSTRAINT "seat_waits_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "seat_waits_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "seat_waits_meeting_id_user_id_key" ON "seat_waits" ("meeting_id", "user_id");
CREATE INDEX "seat_waits_user_id_idx" ON "seat_waits" ("user_id");
-- Offers whose time is over, for the worker.
CREATE INDEX "seat_waits_offer_ends_at_idx" ON "seat_waits" ("offer_ends_at");
