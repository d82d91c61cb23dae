-- Counts an account's password letters: only the link of the newest one is good.
ALTER TABLE "users" ADD COLUMN "password_letters" INTEGER NOT NULL DEFAULT 0;
