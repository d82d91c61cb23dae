-- What the model answered about a part of a talk, until the record is stored: a worker that goes on
-- with a record of a worker that died asks only about the other parts.
CREATE TABLE "meeting_record_parts" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meeting_records"("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE,
  -- SHA-256 of the question to the model. Another talk, or another prompt, is another question.
  "digest" TEXT NOT NULL,
  -- Sentences, and where their quotes stand: no text of a message.
  "points" JSONB NOT NULL,
  "served_model" VARCHAR(100),
  PRIMARY KEY ("meeting_id", "digest")
);
