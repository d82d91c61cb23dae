-- A question put to the members of a club or of a meeting, with a place to answer it.
CREATE TABLE "asks" (
  "id" SERIAL NOT NULL,
  "kind" TEXT NOT NULL,
  -- The poll, vote or notice; of attendance and notes the meeting.
  "subject_id" INTEGER NOT NULL,
  -- The people asked are the members of the club, or those with a seat in the meeting.
  "club_id" INTEGER,
  "meeting_id" INTEGER,
  -- Null: the account was deleted, or the site asked by itself.
  "asked_by" INTEGER,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "closes_at" TIMESTAMPTZ(3),
  "closed_at" TIMESTAMPTZ(3),
  "reminded_at" TIMESTAMPTZ(3),
  -- When the leaders were told that everybody answered.
  "completed_at" TIMESTAMPTZ(3),
  CONSTRAINT "asks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "asks_kind" CHECK (kind IN ('date_poll', 'book_vote', 'notice', 'attendance', 'note')),
  CONSTRAINT "asks_people" CHECK ((club_id IS NULL) <> (meeting_id IS NULL)),
  CONSTRAINT "asks_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "asks_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "asks_asked_by_fkey" FOREIGN KEY ("asked_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "asks_kind_subject_id_key" ON "asks" ("kind", "subject_id");
CREATE INDEX "asks_club_id_idx" ON "asks" ("club_id");
CREATE INDEX "asks_meeting_id_idx" ON "asks" ("meeting_id");
CREATE INDEX "asks_asked_by_idx" ON "asks" ("asked_by");

-- What became of an ask for one person. The row ends with her membership or her seat. A person
-- without a row was not told of it: she joined later, or asked.
CREATE TABLE "ask_people" (
  "ask_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "club_id" INTEGER,
  "meeting_id" INTEGER,
  "told_at" TIMESTAMPTZ(3),
  "told_by" TEXT,
  "seen_at" TIMESTAMPTZ(3),
  "answered_at" TIMESTAMPTZ(3),
  "reminded_at" TIMESTAMPTZ(3),
  CONSTRAINT "ask_people_pkey" PRIMARY KEY ("ask_id", "user_id"),
  CONSTRAINT "ask_people_told_by" CHECK (told_by IN ('inbox', 'push')),
  CONSTRAINT "ask_people_ask_id_fkey" FOREIGN KEY ("ask_id") REFERENCES "asks" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "ask_people_club_id_user_id_fkey" FOREIGN KEY ("club_id", "user_id")
    REFERENCES "club_memberships" ("club_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "ask_people_meeting_id_user_id_fkey" FOREIGN KEY ("meeting_id", "user_id")
    REFERENCES "memberships" ("meeting_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "ask_people_club_id_user_id_idx" ON "ask_people" ("club_id", "user_id");
CREATE INDEX "ask_people_meeting_id_user_id_idx" ON "ask_people" ("meeting_id", "user_id");
