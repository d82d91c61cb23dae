-- A recommendation of a visitor has the id of her cookie instead of an account, until she signs up
-- or the worker deletes it.
ALTER TABLE "recommendations"
  ALTER COLUMN "user_id" DROP NOT NULL,
  ADD COLUMN "visitor_id" TEXT;

ALTER TABLE "recommendations"
  ADD CONSTRAINT "recommendations_one_owner" CHECK ((user_id IS NULL) <> (visitor_id IS NULL)) NOT VALID,
  ADD CONSTRAINT "recommendations_visitor_id_length" CHECK (length(visitor_id) <= 64) NOT VALID;

-- Finds the recommendations of one visitor, newest first.
CREATE INDEX "recommendations_visitor_idx" ON "recommendations" ("visitor_id", "created_at" DESC)
  WHERE visitor_id IS NOT NULL;

-- Finds the visitors' recommendations that are old enough to delete.
CREATE INDEX "recommendations_visitor_age_idx" ON "recommendations" ("created_at")
  WHERE visitor_id IS NOT NULL;

-- A deleted recommendation is looked up here by the foreign key.
CREATE INDEX "recommendations_again_of_idx" ON "recommendations" ("again_of_id") WHERE again_of_id IS NOT NULL;
