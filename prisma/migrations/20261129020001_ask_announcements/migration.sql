-- Kinds that ask members for an answer, offer a seat and mention a member. The previous release
-- shows a kind that it does not know as a line with a title and a link.
ALTER TABLE "announcements" DROP CONSTRAINT "announcements_kind";
ALTER TABLE "announcements"
  ADD CONSTRAINT "announcements_kind" CHECK (kind IN (
    'starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed',
    'seat_offered', 'seat_passed_on', 'attendance_asked', 'note_asked', 'mentioned',
    'club_meeting_opened', 'club_application', 'club_accepted', 'club_declined', 'club_handover_asked',
    'club_handover_accepted', 'club_handover_declined', 'club_removed', 'club_closed', 'club_notice',
    'ask_opened', 'poll_closing', 'ask_reminder', 'ask_completed', 'ask_closed',
    'report_answered', 'report_upheld'
  ) OR starts_with(kind, 'account_')) NOT VALID;
