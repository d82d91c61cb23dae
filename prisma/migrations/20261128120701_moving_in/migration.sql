-- An invitation for one person of a list. The previous release makes none.
ALTER TABLE "club_invites" ADD COLUMN "recipient" TEXT;
ALTER TABLE "club_invites" ADD CONSTRAINT "club_invites_recipient_bounds"
  CHECK (recipient IS NULL OR char_length(recipient) BETWEEN 1 AND 80) NOT VALID;

-- A file that was read and waits for the leader's confirmation. One for each club.
CREATE TABLE "club_move_drafts" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  "made_by" INTEGER NOT NULL,
  -- The exported talk as it was sent, compressed. Null without a talk.
  "talk" BYTEA,
  -- The preview of the talk.
  "summary" JSONB,
  -- Names and addresses. Null without a list of members.
  "members" JSONB,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "club_move_drafts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_move_drafts_hold_something" CHECK (talk IS NOT NULL OR members IS NOT NULL),
  CONSTRAINT "club_move_drafts_talk_bounds" CHECK (octet_length(talk) <= 11000000),
  CONSTRAINT "club_move_drafts_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_move_drafts_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_move_drafts_club_id_key" ON "club_move_drafts" ("club_id");
CREATE INDEX "club_move_drafts_made_by_idx" ON "club_move_drafts" ("made_by");
CREATE INDEX "club_move_drafts_expires_at_idx" ON "club_move_drafts" ("expires_at");

CREATE TABLE "club_imports" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- The preview it was made from, which is deleted by then.
  "draft_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "made_by" INTEGER,
  -- Lines that this import added, and lines of its file that were there before.
  "added_lines" INTEGER NOT NULL DEFAULT 0,
  "known_lines" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "undone_at" TIMESTAMPTZ(3),
  CONSTRAINT "club_imports_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_imports_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_imports_made_by_fkey" FOREIGN KEY ("made_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "club_imports_club_id_id_idx" ON "club_imports" ("club_id", "id");
CREATE INDEX "club_imports_made_by_idx" ON "club_imports" ("made_by");
CREATE UNIQUE INDEX "club_imports_draft_id_key" ON "club_imports" ("draft_id");

-- The invitations that an import made, in the order of its list.
CREATE TABLE "club_import_invites" (
  "import_id" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "invite_id" INTEGER NOT NULL,
  -- The letter with the link. No address is stored.
  "letter" TEXT NOT NULL DEFAULT 'none',
  CONSTRAINT "club_import_invites_pkey" PRIMARY KEY ("import_id", "position"),
  CONSTRAINT "club_import_invites_letter_known" CHECK (letter IN ('none', 'waiting', 'sent', 'failed')),
  CONSTRAINT "club_import_invites_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "club_imports" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_import_invites_invite_id_fkey" FOREIGN KEY ("invite_id") REFERENCES "club_invites" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_import_invites_invite_id_key" ON "club_import_invites" ("invite_id");

-- A name in a club's past log. It stays a plain name until a member claims it.
CREATE TABLE "club_past_authors" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- Empty if nothing of the name can be drawn.
  "name" TEXT NOT NULL,
  "claimed_by" INTEGER,
  CONSTRAINT "club_past_authors_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_past_authors_name_bounds" CHECK (char_length(name) <= 280),
  CONSTRAINT "club_past_authors_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_past_authors_claimed_by_fkey" FOREIGN KEY ("claimed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_past_authors_club_id_name_key" ON "club_past_authors" ("club_id", "name");
CREATE INDEX "club_past_authors_claimed_by_idx" ON "club_past_authors" ("claimed_by");

CREATE TABLE "club_past_lines" (
  "id" BIGSERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  "author_id" INTEGER NOT NULL,
  -- To the minute, and the place among the lines of that minute.
  "said_at" TIMESTAMPTZ(3) NOT NULL,
  "place" INTEGER NOT NULL,
  -- Empty once the line is deleted. The row stays, so that no import brings the line back.
  "body" TEXT NOT NULL,
  -- Equal for the same line in two exports: SHA-256.
  "line_key" BYTEA NOT NULL,
  -- The imports whose files hold the line.
  "import_ids" INTEGER[] NOT NULL,
  "deleted_at" TIMESTAMPTZ(3),
  CONSTRAINT "club_past_lines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_past_lines_body_bounds" CHECK (char_length(body) <= 10000 AND (body = '') = (deleted_at IS NOT NULL)),
  CONSTRAINT "club_past_lines_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_past_lines_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "club_past_authors" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_past_lines_club_id_line_key_key" ON "club_past_lines" ("club_id", "line_key");
CREATE INDEX "club_past_lines_club_id_said_at_place_id_idx" ON "club_past_lines" ("club_id", "said_at", "place", "id");
CREATE INDEX "club_past_lines_author_id_idx" ON "club_past_lines" ("author_id");
