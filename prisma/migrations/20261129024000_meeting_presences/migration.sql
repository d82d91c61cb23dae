-- When each member was in the room of a meeting, within its start and end. A union of periods: each
-- web process adds what it saw, in any order and as often as it likes.
CREATE TABLE "meeting_presences" (
  "meeting_id" INTEGER NOT NULL REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "present" TSTZMULTIRANGE NOT NULL DEFAULT '{}',
  "hidden_at" TIMESTAMPTZ(3),
  PRIMARY KEY ("meeting_id", "user_id")
);

CREATE INDEX "meeting_presences_user_id_idx" ON "meeting_presences"("user_id");
