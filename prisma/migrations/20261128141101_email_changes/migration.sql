-- Changes of e-mail addresses: asked for, and not yet too old to be taken back. The tokens of the
-- links in letters are stored as SHA-256.
CREATE TABLE "email_changes" (
  "id" BIGSERIAL PRIMARY KEY,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "new_email" TEXT NOT NULL,
  "old_email" TEXT,
  "confirm_hash" TEXT NOT NULL,
  "undo_hash" TEXT,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "changed_at" TIMESTAMPTZ(3),
  CONSTRAINT "email_changes_undo_check"
    CHECK (undo_hash IS NULL OR (old_email IS NOT NULL AND changed_at IS NOT NULL))
);

CREATE UNIQUE INDEX "email_changes_confirm_hash_key" ON "email_changes"("confirm_hash");
CREATE UNIQUE INDEX "email_changes_undo_hash_key" ON "email_changes"("undo_hash");
CREATE INDEX "email_changes_user_id_idx" ON "email_changes"("user_id");
CREATE INDEX "email_changes_old_email_idx" ON "email_changes"("old_email");
