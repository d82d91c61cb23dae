-- The code points of src/platform/text/text-limits.ts. A CHECK is judged at every update of a row, so a text from
-- before this rule is cut first: otherwise nobody could join its meeting or change its password.
UPDATE "users" SET nickname = left(nickname, 80) WHERE char_length(nickname) > 80;
-- Its members are not told: the title still begins as it did.
ALTER TABLE "meetings" DISABLE TRIGGER "meetings_note_change";
UPDATE "meetings" SET title = left(title, 420) WHERE char_length(title) > 420;
ALTER TABLE "meetings" ENABLE TRIGGER "meetings_note_change";

ALTER TABLE "users"
  ADD CONSTRAINT "users_nickname_bounds" CHECK (char_length(nickname) BETWEEN 1 AND 80) NOT VALID,
  -- A key of a nickname from before the rule may be longer; the index takes 2,704 bytes.
  ADD CONSTRAINT "users_nickname_key_bounds" CHECK (octet_length(nickname_key) BETWEEN 1 AND 2600) NOT VALID,
  ADD CONSTRAINT "users_email_bounds" CHECK (char_length(email) BETWEEN 1 AND 254) NOT VALID;

ALTER TABLE "meetings"
  ADD CONSTRAINT "meetings_title_bounds" CHECK (char_length(title) BETWEEN 1 AND 420) NOT VALID;
