-- A meeting that was created after 20261128224002 and changed before 20261128224003 left its earlier
-- times in its room. The lock keeps the times as they are until the commit.
UPDATE rooms r SET opens_at = m.opens_at, closes_at = m.closes_at, club_id = m.club_id
FROM (
  SELECT id, club_id,
    CASE WHEN cancelled_at IS NULL THEN starts_at END AS opens_at,
    CASE WHEN cancelled_at IS NULL THEN ends_at END AS closes_at
  FROM meetings WHERE id IN (SELECT meeting_id FROM rooms WHERE closes_at > now())
  ORDER BY id FOR SHARE
) m
WHERE r.meeting_id = m.id
  AND (r.opens_at, r.closes_at, r.club_id) IS DISTINCT FROM (m.opens_at, m.closes_at, m.club_id);
