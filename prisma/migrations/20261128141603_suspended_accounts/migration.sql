-- Until then the account cannot log in. Null: it was never suspended, or the suspension was lifted.
ALTER TABLE "users" ADD COLUMN "suspended_until" TIMESTAMPTZ(3);
