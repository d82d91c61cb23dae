-- An announcement is about a meeting, a club or a report.
ALTER TABLE "announcements" ADD COLUMN "report_id" INTEGER;
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_report_id_fkey"
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "announcements" DROP CONSTRAINT "announcements_kind", DROP CONSTRAINT "announcements_about";
ALTER TABLE "announcements"
  ADD CONSTRAINT "announcements_kind" CHECK (kind IN (
    'starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed',
    'club_meeting_opened', 'club_application', 'club_accepted', 'club_declined', 'club_handover_asked',
    'club_handover_accepted', 'club_handover_declined', 'club_removed', 'club_closed', 'club_notice',
    'report_answered', 'report_upheld'
  )) NOT VALID,
  ADD CONSTRAINT "announcements_about" CHECK (
    CASE WHEN report_id IS NOT NULL THEN meeting_id IS NULL AND meeting_starts_at IS NULL AND club_id IS NULL
    WHEN club_id IS NULL THEN meeting_id IS NOT NULL AND meeting_starts_at IS NOT NULL
    ELSE meeting_id IS NULL AND meeting_starts_at IS NULL END
  ) NOT VALID;
