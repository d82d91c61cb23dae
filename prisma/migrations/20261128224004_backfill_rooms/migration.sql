-- Rooms of meetings that are over stay empty: no message is stored there. If such a meeting gets
-- another end, the trigger fills its room. The lock keeps the times as they are until the commit.
UPDATE rooms r SET opens_at = m.starts_at, closes_at = m.ends_at, club_id = m.club_id
FROM (
  SELECT id, starts_at, ends_at, club_id FROM meetings
  WHERE ends_at > now() AND cancelled_at IS NULL
  ORDER BY id FOR SHARE
) m
WHERE r.meeting_id = m.id AND r.closes_at IS NULL;
