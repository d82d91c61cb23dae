-- Questions that a leader puts to one member alone while a meeting runs.
CREATE TABLE "question_cards" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "sender_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- When a page of the member received it, when she saw it, and what she did with it.
  "delivered_at" TIMESTAMPTZ(3),
  "seen_at" TIMESTAMPTZ(3),
  "answered_at" TIMESTAMPTZ(3),
  "put_away_at" TIMESTAMPTZ(3),
  -- When an operator hid it.
  "hidden_at" TIMESTAMPTZ(3),
  CONSTRAINT "question_cards_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "question_cards_text_bounds" CHECK (char_length(body) BETWEEN 1 AND 300),
  CONSTRAINT "question_cards_to_another" CHECK (sender_id <> user_id),
  CONSTRAINT "question_cards_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "question_cards_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "question_cards_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "question_cards_meeting_id_sender_id_idx" ON "question_cards" ("meeting_id", "sender_id");
CREATE INDEX "question_cards_sender_id_idx" ON "question_cards" ("sender_id");
CREATE INDEX "question_cards_user_id_meeting_id_idx" ON "question_cards" ("user_id", "meeting_id");
-- A member holds one open card of a leader at a time.
CREATE UNIQUE INDEX "question_cards_open_key" ON "question_cards" ("user_id", "meeting_id", "sender_id")
  WHERE answered_at IS NULL AND put_away_at IS NULL AND hidden_at IS NULL;
