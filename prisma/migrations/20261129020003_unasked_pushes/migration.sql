-- The one push about a meeting that a person gets without having asked for it. The key makes it one.
CREATE TABLE "unasked_pushes" (
  "user_id" INTEGER NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "announcement_id" INTEGER NOT NULL,
  CONSTRAINT "unasked_pushes_pkey" PRIMARY KEY ("user_id", "meeting_id"),
  CONSTRAINT "unasked_pushes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "unasked_pushes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "unasked_pushes_meeting_id_idx" ON "unasked_pushes" ("meeting_id");
