-- A hidden meeting is known to people with a seat only.
ALTER TABLE "meetings" ADD COLUMN "hidden_at" TIMESTAMPTZ(3);
