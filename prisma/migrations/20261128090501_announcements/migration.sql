-- What is told to the members of a meeting. A notification is one person's copy.
CREATE TABLE "announcements" (
    "id" SERIAL NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "meeting_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "occasion" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcements_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "announcements_meeting_id_kind_meeting_starts_at_occasion_key"
  ON "announcements"("meeting_id", "kind", "meeting_starts_at", "occasion");

ALTER TABLE "announcements"
  ADD CONSTRAINT "announcements_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id")
    ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "announcements_kind"
    CHECK (kind IN ('starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed'));
