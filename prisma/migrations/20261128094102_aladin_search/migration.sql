-- Answers of Aladin's search, kept for a day. The items are JSON as they came, read again by the
-- application; text, because jsonb refuses a NUL.
CREATE TABLE "aladin_searches" (
  "query" TEXT NOT NULL,
  "items" TEXT NOT NULL,
  "item_ids" INTEGER[] NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "aladin_searches_pkey" PRIMARY KEY ("query")
);
CREATE INDEX "aladin_searches_item_ids_idx" ON "aladin_searches" USING gin ("item_ids");
CREATE INDEX "aladin_searches_expires_at_idx" ON "aladin_searches" ("expires_at");

-- Calls to Aladin's search on a day in Seoul.
CREATE TABLE "aladin_calls" (
  "day" DATE NOT NULL,
  "calls" INTEGER NOT NULL,
  CONSTRAINT "aladin_calls_pkey" PRIMARY KEY ("day")
);
