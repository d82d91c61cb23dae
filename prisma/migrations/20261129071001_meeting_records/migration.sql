-- The record of a meeting: what was said about each question, in quotes of its messages. The worker
-- makes it after the end.
CREATE TABLE "meeting_records" (
  "meeting_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  -- When a worker may next take it; null: nothing is to be made.
  "due_at" TIMESTAMPTZ(3),
  -- Attempts of the present making.
  "attempts" SMALLINT NOT NULL DEFAULT 0,
  -- Rises when a worker takes it, and when a leader asks again: only the last one may store.
  "claim" INTEGER NOT NULL DEFAULT 0,
  -- How often it was made.
  "makings" SMALLINT NOT NULL DEFAULT 0,
  "made_at" TIMESTAMPTZ(3),
  "failed_at" TIMESTAMPTZ(3),
  -- Why the model did not write it; null: it did, or it is not made yet.
  "fallback" TEXT,
  "model" VARCHAR(100),
  "served_model" VARCHAR(100),
  "prompt_version" VARCHAR(40),
  "calls" INTEGER NOT NULL DEFAULT 0,
  "prompt_tokens" INTEGER NOT NULL DEFAULT 0,
  "completion_tokens" INTEGER NOT NULL DEFAULT 0,
  "cost_micro_usd" INTEGER NOT NULL DEFAULT 0,
  "taken_down_at" TIMESTAMPTZ(3),
  "taken_down_by" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "meeting_records_due_at_idx" ON "meeting_records"("due_at");
CREATE INDEX "meeting_records_taken_down_by_idx" ON "meeting_records"("taken_down_by");

CREATE TABLE "meeting_record_questions" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meeting_records"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE,
  "position" SMALLINT NOT NULL,
  -- Null: talk that belongs to no question.
  "body" TEXT,
  "is_by_model" BOOLEAN NOT NULL,
  PRIMARY KEY ("meeting_id", "position")
);

CREATE TABLE "meeting_record_points" (
  "id" SERIAL NOT NULL PRIMARY KEY,
  "meeting_id" INTEGER NOT NULL,
  "question" SMALLINT NOT NULL,
  "position" SMALLINT NOT NULL,
  -- The model's own sentence; null: the point is its quotes.
  "sentence" TEXT CHECK (char_length(sentence) BETWEEN 1 AND 200),
  "reported_at" TIMESTAMPTZ(3),
  "hidden_at" TIMESTAMPTZ(3),
  FOREIGN KEY ("meeting_id", "question") REFERENCES "meeting_record_questions"("meeting_id", "position") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "meeting_record_points_meeting_id_question_position_key" ON "meeting_record_points"("meeting_id", "question", "position");

-- Where a quote stands in its message, in code units. The text stays in the message, so it goes with
-- it. Without a foreign key to the messages, as reactions are.
CREATE TABLE "meeting_record_quotes" (
  "point_id" INTEGER NOT NULL REFERENCES "meeting_record_points"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "position" SMALLINT NOT NULL,
  "seq" INTEGER NOT NULL,
  "begins_at" INTEGER NOT NULL CHECK (begins_at >= 0),
  "ends_at" INTEGER NOT NULL,
  PRIMARY KEY ("point_id", "position"),
  CONSTRAINT "meeting_record_quotes_span" CHECK (ends_at > begins_at)
);

-- People whose messages no record quotes and no model reads.
CREATE TABLE "record_opt_outs" (
  "user_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp()
);

-- Members who did not come and have seen the record on top of the meeting's page.
CREATE TABLE "meeting_record_visits" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meeting_records"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("meeting_id", "user_id")
);
CREATE INDEX "meeting_record_visits_user_id_idx" ON "meeting_record_visits"("user_id");
