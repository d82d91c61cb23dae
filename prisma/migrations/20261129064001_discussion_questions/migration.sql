-- Each time that questions were drafted for a meeting. A row without an end is a draft under way.
CREATE TABLE "question_drafts" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "asked_by" INTEGER,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "ended_at" TIMESTAMPTZ(3),
  -- Who wrote the questions: the model, or a template. Null while the draft is under way.
  "origin" TEXT,
  -- Why a template wrote them; null if the model did.
  "reason" TEXT,
  "model" TEXT,
  "prompt_version" TEXT,
  "calls" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
  "completion_tokens" INTEGER NOT NULL DEFAULT 0,
  "cost_micro_usd" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "question_drafts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "question_drafts_origin" CHECK (origin IN ('model', 'template')),
  CONSTRAINT "question_drafts_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "question_drafts_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "question_drafts_meeting_id_asked_at_idx" ON "question_drafts" ("meeting_id", "asked_at");
CREATE INDEX "question_drafts_asked_by_idx" ON "question_drafts" ("asked_by");

-- What a meeting talks about. Members see a question once a leader approved it.
CREATE TABLE "discussion_questions" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  -- From 1, without gaps.
  "position" SMALLINT NOT NULL,
  "body" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  -- Before the start only members who have read so much of the book see it.
  "for_percent" SMALLINT NOT NULL DEFAULT 0,
  -- Who wrote the text as it stands: the model, a template, or a person who wrote or edited it.
  "origin" TEXT NOT NULL,
  -- The person who wrote or edited it last; null for other origins and for a deleted account.
  "author_id" INTEGER,
  -- The draft that it came with; null for a question that a person added.
  "draft_id" INTEGER,
  -- The fields of the book's record that it was taken from.
  "book_fields" TEXT[] NOT NULL DEFAULT '{}',
  -- Rises with every change of the text, kind or mark.
  "version" INTEGER NOT NULL DEFAULT 1,
  "approved_at" TIMESTAMPTZ(3),
  "hidden_at" TIMESTAMPTZ(3),
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "discussion_questions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "discussion_questions_text_bounds" CHECK (char_length(body) BETWEEN 1 AND 900),
  CONSTRAINT "discussion_questions_kind" CHECK (kind IN ('fact', 'interpretation', 'application', 'comparison')),
  CONSTRAINT "discussion_questions_for_percent" CHECK (for_percent IN (0, 25, 50, 75, 100)),
  CONSTRAINT "discussion_questions_origin" CHECK (origin IN ('model', 'template', 'person')),
  CONSTRAINT "discussion_questions_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "discussion_questions_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "discussion_questions_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "question_drafts" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "discussion_questions_meeting_id_position_idx" ON "discussion_questions" ("meeting_id", "position");
CREATE INDEX "discussion_questions_author_id_idx" ON "discussion_questions" ("author_id");
CREATE INDEX "discussion_questions_draft_id_idx" ON "discussion_questions" ("draft_id");

-- The notes that a question was taken from, with the words quoted from each. A quote goes with its note.
CREATE TABLE "discussion_question_notes" (
  "question_id" INTEGER NOT NULL,
  "note_id" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  CONSTRAINT "discussion_question_notes_pkey" PRIMARY KEY ("question_id", "note_id"),
  CONSTRAINT "discussion_question_notes_quote" CHECK (char_length(quote) BETWEEN 1 AND 300),
  CONSTRAINT "discussion_question_notes_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "discussion_questions" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "discussion_question_notes_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "meeting_notes" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "discussion_question_notes_note_id_idx" ON "discussion_question_notes" ("note_id");

-- Questions can be reported, each once by one person.
ALTER TABLE "reports" ADD COLUMN "question_id" INTEGER;
ALTER TABLE "reports" DROP CONSTRAINT "reports_kind_check";
ALTER TABLE "reports" ADD CONSTRAINT "reports_kind_check"
  CHECK (kind IN ('message', 'meeting', 'club', 'nickname', 'ai_text', 'note', 'question')) NOT VALID;
ALTER TABLE "reports" ADD CONSTRAINT "reports_question_place"
  CHECK (kind <> 'question' OR (meeting_id IS NOT NULL AND question_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX "reports_question_key" ON "reports" ("question_id", "reporter_id") WHERE kind = 'question';
