-- When the person proved that letters to her address reach her. Accounts that are there already act today and go on doing so; those that the previous
-- version makes while it still serves are asked to confirm.
ALTER TABLE "users" ADD COLUMN "email_confirmed_at" TIMESTAMPTZ(3);
UPDATE "users" SET "email_confirmed_at" = "created_at";
