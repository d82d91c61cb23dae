-- An announcement may be about the person's own account: about no meeting, club or report. The
-- previous release joins one of these wherever it lists or pushes, so it does neither with such a row.
ALTER TABLE "announcements" DROP CONSTRAINT "announcements_kind", DROP CONSTRAINT "announcements_about";
ALTER TABLE "announcements"
  ADD CONSTRAINT "announcements_kind" CHECK (kind IN (
    'starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed',
    'club_meeting_opened', 'club_application', 'club_accepted', 'club_declined', 'club_handover_asked',
    'club_handover_accepted', 'club_handover_declined', 'club_removed', 'club_closed', 'club_notice',
    'report_answered', 'report_upheld'
  ) OR starts_with(kind, 'account_')) NOT VALID,
  ADD CONSTRAINT "announcements_about" CHECK (
    CASE WHEN report_id IS NOT NULL OR starts_with(kind, 'account_')
      THEN meeting_id IS NULL AND meeting_starts_at IS NULL AND club_id IS NULL
    WHEN club_id IS NULL THEN meeting_id IS NOT NULL AND meeting_starts_at IS NOT NULL
    ELSE meeting_id IS NULL AND meeting_starts_at IS NULL END
  ) NOT VALID;
