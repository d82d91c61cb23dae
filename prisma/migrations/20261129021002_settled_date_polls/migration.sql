-- When the question of a closed poll was ended and its result told. A poll may be closed by a trigger,
-- which tells nobody.
ALTER TABLE "date_polls" ADD COLUMN "settled_at" TIMESTAMPTZ(3);
UPDATE "date_polls" SET settled_at = closed_at WHERE closed_at IS NOT NULL;
DROP INDEX "date_polls_open_idx";
CREATE INDEX "date_polls_unsettled_idx" ON "date_polls" ("closes_at") WHERE settled_at IS NULL;
