-- When a person left the service. Her account stays until the worker has erased what is hers, so
-- that her address and her nickname are not free before.
ALTER TABLE "users" ADD COLUMN "left_at" TIMESTAMPTZ(3);

-- The erasing of one account. The row is the job, and ends with the account.
CREATE TABLE "leavings" (
  "user_id" INTEGER PRIMARY KEY REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "letter_at" TIMESTAMPTZ(3),
  "leased_until" TIMESTAMPTZ(3)
);
