-- Why a recommended book stands before books with a higher score. Null: none has a higher score,
-- which holds for all older rows.
ALTER TABLE "recommendation_picks" ADD COLUMN "moved_for" TEXT;
ALTER TABLE "recommendation_picks" ADD CONSTRAINT "recommendation_picks_moved_for_check"
  CHECK (moved_for IN ('variety', 'popularity')) NOT VALID;
