-- A deleted message keeps its number and loses its text. The constraint is replaced by a weaker one
-- and checked in the next migration, without a lock that stops the chat.
ALTER TABLE "messages"
  ADD COLUMN "revision" INTEGER,
  ADD COLUMN "deleted_at" TIMESTAMPTZ(3),
  ADD COLUMN "deleted_by" INTEGER,
  DROP CONSTRAINT "messages_body_length",
  ADD CONSTRAINT "messages_body_length" CHECK (
    CASE WHEN deleted_at IS NULL
      THEN char_length(body) BETWEEN 1 AND 2000 AND btrim(body, E' \t\r\n') <> ''
      ELSE body = '' AND revision IS NOT NULL
    END
  ) NOT VALID,
  ADD CONSTRAINT "messages_deleted_by_fkey" FOREIGN KEY ("deleted_by") REFERENCES "users"("id")
    ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
