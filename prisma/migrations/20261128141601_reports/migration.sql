-- What people report, with the text as it stood. Places (meeting, club, message, recommendation) have
-- no foreign keys: the evidence outlives what was reported. Ids of people become null when their
-- accounts are deleted.
CREATE TABLE "reports" (
  "id" SERIAL PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK (kind IN ('message', 'meeting', 'club', 'nickname', 'ai_text')),
  "reporter_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "about_user_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "meeting_id" INTEGER,
  "seq" INTEGER,
  "club_id" INTEGER,
  "recommendation_id" INTEGER,
  "book_id" INTEGER,
  "reason" TEXT NOT NULL CHECK (reason IN ('ad', 'abuse', 'sexual', 'privacy', 'fraud', 'spoiler', 'wrong', 'other')),
  "words" TEXT NOT NULL DEFAULT '' CHECK (char_length(words) <= 500),
  "snapshot" TEXT NOT NULL CHECK (char_length(snapshot) <= 5000),
  "path" TEXT,
  "model" TEXT,
  "prompt_version" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "decision" TEXT CHECK (decision IN ('dismissed', 'hidden', 'warned', 'suspended', 'restored')),
  "decided_at" TIMESTAMPTZ(3),
  "decided_by" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "explanation" TEXT CHECK (char_length(explanation) BETWEEN 1 AND 500),
  "suspended_until" TIMESTAMPTZ(3),
  CONSTRAINT "reports_decided" CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT "reports_suspended" CHECK (decision IS DISTINCT FROM 'suspended' OR suspended_until IS NOT NULL),
  CONSTRAINT "reports_place" CHECK (CASE kind
    WHEN 'message' THEN meeting_id IS NOT NULL AND seq IS NOT NULL
    WHEN 'meeting' THEN meeting_id IS NOT NULL
    WHEN 'club' THEN club_id IS NOT NULL
    WHEN 'ai_text' THEN recommendation_id IS NOT NULL AND book_id IS NOT NULL
    ELSE true END)
);

-- One person reports one thing once. Null ids are distinct, so deleted accounts never collide.
CREATE UNIQUE INDEX "reports_message_key" ON "reports"("meeting_id", "seq", "reporter_id") WHERE kind = 'message';
CREATE UNIQUE INDEX "reports_meeting_key" ON "reports"("meeting_id", "reporter_id") WHERE kind = 'meeting';
CREATE UNIQUE INDEX "reports_club_key" ON "reports"("club_id", "reporter_id") WHERE kind = 'club';
CREATE UNIQUE INDEX "reports_nickname_key" ON "reports"("about_user_id", "reporter_id") WHERE kind = 'nickname';
CREATE UNIQUE INDEX "reports_ai_text_key" ON "reports"("recommendation_id", "book_id", "reporter_id") WHERE kind = 'ai_text';
CREATE INDEX "reports_open_idx" ON "reports"("id") WHERE decided_at IS NULL;
CREATE INDEX "reports_reporter_id_idx" ON "reports"("reporter_id");
CREATE INDEX "reports_about_user_id_idx" ON "reports"("about_user_id");
CREATE INDEX "reports_decided_by_idx" ON "reports"("decided_by");
CREATE INDEX "reports_decided_at_idx" ON "reports"("decided_at");

-- The snapshot of a reported nickname is the nickname: it leaves with the account.
CREATE FUNCTION delete_reports_of_nickname() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM reports WHERE kind = 'nickname' AND about_user_id = OLD.id;
  RETURN OLD;
END
$$;
CREATE TRIGGER "users_reported_nickname" BEFORE DELETE ON "users"
  FOR EACH ROW EXECUTE FUNCTION delete_reports_of_nickname();
