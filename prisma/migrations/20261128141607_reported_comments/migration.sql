-- When the reader reported the comment on a book; her page shows it folded.
ALTER TABLE "recommendation_picks" ADD COLUMN "reported_at" TIMESTAMPTZ(3);
