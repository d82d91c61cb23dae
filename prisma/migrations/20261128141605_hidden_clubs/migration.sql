-- A hidden club is known to its members and to people with an invitation only.
ALTER TABLE "clubs" ADD COLUMN "hidden_at" TIMESTAMPTZ(3);
