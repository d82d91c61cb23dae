WITH change AS (
             SELECT * FROM meeting_changes WHERE announced_at IS NULL ORDER BY changed_at LIMIT $1 FOR UPDATE SKIP LOCKED
           ), written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, c.kind, c.new_starts_at, CASE c.kind WHEN 'meeting_changed' THEN c.version ELSE 0 END, EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = s.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0),
               -- Quiet hours last less than a day.
               least(m.ends_at, now() + interval '1 day'), CASE WHEN now() < m.ends_at THEN CASE WHEN EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = s.user_id AND x.dead_at IS NULL OFFSET 0) AND NOT EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = s.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0) THEN now() + interval '15 seconds' END END
             FROM change c
             JOIN meetings m ON m.id = c.meeting_id
             JOIN memberships s ON s.meeting_id = m.id AND s.joined_at <= c.changed_at
             WHERE (c.kind = 'meeting_cancelled' OR m.cancelled_at IS NULL) AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = s.user_id AND x.meeting_id = s.meeting_id
     AND (x.unmuted_at IS NULL OR c.kind = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0)
             ORDER BY m.id, s.user_id
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= push_until AS is_late
           ), done AS (
             UPDATE meeting_changes t SET announced_at = now() FROM change c WHERE t.meeting_id = c.meeting_id AND t.version = c.version
           ) SELECT count(*)::int AS count, count(*) FILTER (WHERE is_late)::int AS late, array_agg(DISTINCT user_id) AS user_ids, (SELECT count(*)::int FROM change) AS changes FROM written
