-- What a leader asks the members of a meeting for: a text of about this length, until this time.
CREATE TABLE "meeting_note_rules" (
  "meeting_id" INTEGER NOT NULL,
  -- 0: a text of any length.
  "characters" INTEGER NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  -- Null: the account was deleted.
  "set_by" INTEGER,
  "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "meeting_note_rules_pkey" PRIMARY KEY ("meeting_id"),
  CONSTRAINT "meeting_note_rules_characters" CHECK (characters BETWEEN 0 AND 2000),
  CONSTRAINT "meeting_note_rules_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "meeting_note_rules_set_by_fkey" FOREIGN KEY ("set_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "meeting_note_rules_set_by_idx" ON "meeting_note_rules" ("set_by");
CREATE INDEX "meeting_note_rules_due_at_idx" ON "meeting_note_rules" ("due_at");

-- What a member writes before a meeting. Others see it while its author has a seat.
CREATE TABLE "meeting_notes" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  -- Before the start only members who have read so much of the book see it.
  "for_percent" SMALLINT NOT NULL DEFAULT 0,
  "hidden_at" TIMESTAMPTZ(3),
  "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "meeting_notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "meeting_notes_text_bounds" CHECK (char_length(body) BETWEEN 1 AND 4000),
  CONSTRAINT "meeting_notes_for_percent" CHECK (for_percent IN (0, 25, 50, 75, 100)),
  CONSTRAINT "meeting_notes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "meeting_notes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "meeting_notes_meeting_id_user_id_key" ON "meeting_notes" ("meeting_id", "user_id");
CREATE INDEX "meeting_notes_user_id_idx" ON "meeting_notes" ("user_id");

-- Notes can be reported, each once by one person.
ALTER TABLE "reports" DROP CONSTRAINT "reports_kind_check";
ALTER TABLE "reports" ADD CONSTRAINT "reports_kind_check"
  CHECK (kind IN ('message', 'meeting', 'club', 'nickname', 'ai_text', 'note')) NOT VALID;
ALTER TABLE "reports" ADD CONSTRAINT "reports_note_place" CHECK (kind <> 'note' OR meeting_id IS NOT NULL) NOT VALID;
CREATE UNIQUE INDEX "reports_note_key" ON "reports" ("meeting_id", "about_user_id", "reporter_id") WHERE kind = 'note';
