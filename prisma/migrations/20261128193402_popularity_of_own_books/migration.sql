-- How popular the books are that the reader liked and read, and the candidates: a replay needs both.
-- Null: the choice did not look at it, as in all older rows.
ALTER TABLE "recommendations" ADD COLUMN "popularity" JSONB;
