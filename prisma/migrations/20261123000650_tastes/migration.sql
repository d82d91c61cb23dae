-- AlterTable
ALTER TABLE "recommendations" ADD COLUMN     "feedback" JSONB,
ADD COLUMN     "passes" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "pool" TEXT;

-- AlterTable
ALTER TABLE "recommendation_picks" ADD COLUMN     "chosen_by_model" BOOLEAN NOT NULL DEFAULT false;

-- Until now there was one pass, and a vote was the choice.
UPDATE "recommendations" SET "passes" = 1 WHERE "path" <> 'fallback';
UPDATE "recommendation_picks" SET "chosen_by_model" = true WHERE "votes" > 0;

-- AlterTable (nothing has written to it yet)
ALTER TABLE "book_verdicts" DROP COLUMN "created_at",
DROP COLUMN "verdict",
ADD COLUMN     "read_at" TIMESTAMPTZ(3),
ADD COLUMN     "taste" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "taste_profiles" (
    "user_id" INTEGER NOT NULL,
    "answers" CHAR(10) NOT NULL,
    "quiz_version" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "taste_profiles_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recommendation_uses" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recommendation_uses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recommendation_uses_user_id_used_at_idx" ON "recommendation_uses"("user_id", "used_at" DESC);

-- CreateIndex
CREATE INDEX "book_verdicts_book_id_taste_idx" ON "book_verdicts"("book_id", "taste");

-- AddForeignKey
ALTER TABLE "taste_profiles" ADD CONSTRAINT "taste_profiles_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recommendation_uses" ADD CONSTRAINT "recommendation_uses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "recommendations"
  ADD CONSTRAINT "recommendations_passes_range" CHECK (passes BETWEEN 0 AND 4),
  ADD CONSTRAINT "recommendations_pool_known" CHECK (pool IN ('twenty', 'beyond', 'restarted'));

ALTER TABLE "book_verdicts"
  ADD CONSTRAINT "book_verdicts_taste_known" CHECK (taste IN ('like', 'dislike')),
  ADD CONSTRAINT "book_verdicts_says_something" CHECK (taste IS NOT NULL OR read_at IS NOT NULL);

ALTER TABLE "taste_profiles" ADD CONSTRAINT "taste_profiles_answers_are_keys" CHECK (answers ~ '^[a-e]{10}$');

INSERT INTO "taste_profiles" (user_id, answers, quiz_version, updated_at)
SELECT DISTINCT ON (user_id) user_id, letters, quiz_version, created_at
FROM (
  SELECT r.*, (SELECT string_agg(r.answers ->> ('q' || n), '' ORDER BY n) FROM generate_series(1, 10) AS n) AS letters
  FROM "recommendations" r
) AS answered
WHERE letters ~ '^[a-e]{10}$'
ORDER BY user_id, created_at DESC, id DESC;

INSERT INTO "recommendation_uses" (user_id, used_at)
SELECT user_id, created_at FROM "recommendations" WHERE created_at > now() - interval '1 day';

-- The soonest meetings that can still be joined, however many full ones lie between: the home page starts from them.
CREATE INDEX "meetings_joinable_idx" ON "meetings" (starts_at, id) WHERE cancelled_at IS NULL AND member_count < capacity;
