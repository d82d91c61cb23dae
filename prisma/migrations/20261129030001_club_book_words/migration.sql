-- The words of a model for the three books that a club gets, one row for a club.
CREATE TABLE "club_book_words" (
  "club_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "clubs"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "key" VARCHAR(64) NOT NULL,
  "comments" JSONB NOT NULL,
  "model" VARCHAR(100) NOT NULL,
  "served_model" TEXT,
  "prompt_version" VARCHAR(40) NOT NULL,
  "raw_outputs" JSONB NOT NULL,
  "calls" INTEGER NOT NULL,
  "prompt_tokens" INTEGER NOT NULL,
  "completion_tokens" INTEGER NOT NULL,
  "cost_micro_usd" INTEGER NOT NULL,
  "made_at" TIMESTAMPTZ(3) NOT NULL
);
