-- A meeting may belong to a club. The previous release leaves both columns empty.
ALTER TABLE "meetings" ADD COLUMN "club_id" INTEGER;
-- The first meeting of a series; the first one carries its own id.
ALTER TABLE "meetings" ADD COLUMN "series_id" INTEGER;

ALTER TABLE "meetings" ADD CONSTRAINT "meetings_club_id_fkey"
  FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE RESTRICT ON UPDATE CASCADE NOT VALID;

-- A club's meetings by time, and the rest of a series.
CREATE INDEX "meetings_club_id_starts_at_idx" ON "meetings" ("club_id", "starts_at", "id") WHERE club_id IS NOT NULL;
CREATE INDEX "meetings_series_id_starts_at_idx" ON "meetings" ("series_id", "starts_at") WHERE series_id IS NOT NULL;
