-- An announcement is about a meeting or about a club. The previous release joins the meeting in
-- every statement, so it neither lists nor pushes those of clubs.
ALTER TABLE "announcements" ALTER COLUMN "meeting_id" DROP NOT NULL;
ALTER TABLE "announcements" ALTER COLUMN "meeting_starts_at" DROP NOT NULL;
ALTER TABLE "announcements" ADD COLUMN "club_id" INTEGER;
-- The meeting, notice or person that a club's announcement is about; 0 without one.
ALTER TABLE "announcements" ADD COLUMN "subject_id" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "announcements" ADD CONSTRAINT "announcements_club_id_fkey"
  FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "announcements" DROP CONSTRAINT "announcements_kind";
ALTER TABLE "announcements"
  ADD CONSTRAINT "announcements_kind" CHECK (kind IN (
    'starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed',
    'club_meeting_opened', 'club_application', 'club_accepted', 'club_declined', 'club_handover_asked',
    'club_handover_accepted', 'club_handover_declined', 'club_removed', 'club_closed', 'club_notice'
  )) NOT VALID,
  ADD CONSTRAINT "announcements_about" CHECK (
    CASE WHEN club_id IS NULL THEN meeting_id IS NOT NULL AND meeting_starts_at IS NOT NULL
    ELSE meeting_id IS NULL AND meeting_starts_at IS NULL END
  ) NOT VALID;
