-- The question whether its members come to a meeting. It belongs to a start: a meeting that moves is
-- asked about anew.
CREATE TABLE "attendance_questions" (
  "id" SERIAL PRIMARY KEY,
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  -- As exact as memberships.joined_at: a member who joined later has said so by joining.
  "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp()
);

CREATE UNIQUE INDEX "attendance_questions_meeting_id_starts_at_key" ON "attendance_questions"("meeting_id", "starts_at");
CREATE INDEX "attendance_questions_starts_at_idx" ON "attendance_questions"("starts_at");

-- An answer of a member, also after a "no" gave up her seat.
CREATE TABLE "attendance_answers" (
  "question_id" INTEGER NOT NULL REFERENCES "attendance_questions"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "answer" TEXT NOT NULL,
  "answered_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("question_id", "user_id"),
  CONSTRAINT "attendance_answers_answer" CHECK (answer IN ('yes', 'no'))
);

CREATE INDEX "attendance_answers_user_id_idx" ON "attendance_answers"("user_id");
