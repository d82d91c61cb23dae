-- When the reader first opened the book's page from the recommendation.
ALTER TABLE "recommendation_picks" ADD COLUMN "opened_at" TIMESTAMPTZ(3);
-- The name that the model's server gave itself, which may differ from the one asked for.
ALTER TABLE "recommendations" ADD COLUMN "served_model" TEXT;
-- When the reader said how she likes the book: "updated_at" moves with "read" as well.
ALTER TABLE "book_verdicts" ADD COLUMN "taste_at" TIMESTAMPTZ(3);
