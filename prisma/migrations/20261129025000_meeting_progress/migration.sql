-- How far each member of a meeting has read, as she says it. Ends with her seat.
CREATE TABLE "meeting_progress" (
  "meeting_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  -- Null: she comes without having read the book.
  "percent" SMALLINT,
  "shows_name" BOOLEAN NOT NULL DEFAULT false,
  "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "meeting_progress_pkey" PRIMARY KEY ("meeting_id", "user_id"),
  CONSTRAINT "meeting_progress_percent" CHECK (percent IN (0, 25, 50, 75, 100)),
  CONSTRAINT "meeting_progress_meeting_id_user_id_fkey" FOREIGN KEY ("meeting_id", "user_id")
    REFERENCES "memberships" ("meeting_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "meeting_progress_user_id_idx" ON "meeting_progress" ("user_id");
