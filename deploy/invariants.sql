-- One row per violated invariant, with the number of violations. No rows: the database is
-- consistent.
SELECT what, count FROM (
  SELECT 'a migration was not finished' AS what, count(*) FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL
  UNION ALL SELECT 'there is no migration at all', 1 WHERE NOT EXISTS (SELECT FROM _prisma_migrations)
  UNION ALL SELECT 'there is no book', 1 WHERE NOT EXISTS (SELECT FROM books)
  UNION ALL SELECT 'messages of a meeting have a gap, or its head is not the last one', count(*) FROM (
    SELECT m.meeting_id FROM messages m LEFT JOIN rooms r USING (meeting_id) GROUP BY m.meeting_id, r.last_seq
    HAVING min(m.seq) <> 1 OR max(m.seq) <> count(*) OR r.last_seq IS DISTINCT FROM max(m.seq)) gaps
  UNION ALL SELECT 'a room has a head and no messages', count(*) FROM rooms r
    WHERE r.last_seq > 0 AND NOT EXISTS (SELECT FROM messages m WHERE m.meeting_id = r.meeting_id)
  UNION ALL SELECT 'a meeting counts other members than it has', count(*) FROM meetings m
    WHERE m.member_count <> (SELECT count(*) FROM memberships s WHERE s.meeting_id = m.id)
  UNION ALL SELECT 'a meeting has more members than seats', count(*) FROM meetings WHERE member_count > capacity
  UNION ALL SELECT 'a leader is no member', count(*) FROM meetings m
    WHERE NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = m.leader_id)
  UNION ALL SELECT 'a meeting ends before it starts', count(*) FROM meetings WHERE ends_at <= starts_at
  UNION ALL SELECT 'a recommendation has not three books', count(*) FROM recommendations r
    WHERE (SELECT count(*) FROM recommendation_picks p WHERE p.recommendation_id = r.id) <> 3
  UNION ALL SELECT 'a book has no contributor position 0 or 1', count(*) FROM (
    SELECT book_id FROM contributors GROUP BY book_id HAVING min(position) > 1) holes
) AS checks WHERE count > 0;
