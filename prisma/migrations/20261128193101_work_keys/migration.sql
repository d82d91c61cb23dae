-- What all editions, volumes and sets of a work share of their titles, and the version of the rules
-- that title_key and work_key were made by. The worker fills both; null until then.
ALTER TABLE "books" ADD COLUMN "work_key" TEXT, ADD COLUMN "work_key_rules" SMALLINT;
CREATE INDEX "books_work_key_idx" ON "books" (work_key);
CREATE INDEX "books_work_key_rules_idx" ON "books" (work_key_rules, id);
