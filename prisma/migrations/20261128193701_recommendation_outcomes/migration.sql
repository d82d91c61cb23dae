-- What became of recommended books, counted by the worker: a row for each week and way of choosing.
-- It holds counts only.
CREATE TABLE "recommendation_outcomes" (
  "monday" DATE NOT NULL,
  "way" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "served_model" TEXT NOT NULL,
  "prompt_version" TEXT NOT NULL,
  "shown" INTEGER NOT NULL,
  "week_over" INTEGER NOT NULL,
  "opened" INTEGER NOT NULL,
  "month_over" INTEGER NOT NULL,
  "liked" INTEGER NOT NULL,
  "joined" INTEGER NOT NULL,
  "finished" INTEGER NOT NULL,
  "counted_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "recommendation_outcomes_pkey" PRIMARY KEY ("monday", "way", "model", "served_model", "prompt_version")
);
-- The worker reads the recommendations of one week.
CREATE INDEX "recommendations_created_at_idx" ON "recommendations" ("created_at");
