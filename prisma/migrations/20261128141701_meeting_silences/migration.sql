-- Members who may read but not write in one meeting's room, until a leader lifts it.
CREATE TABLE "meeting_silences" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "reason" TEXT NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 100),
  "silenced_by" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "silenced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("meeting_id", "user_id")
);

CREATE INDEX "meeting_silences_user_id_idx" ON "meeting_silences"("user_id");
CREATE INDEX "meeting_silences_silenced_by_idx" ON "meeting_silences"("silenced_by");
