WITH written AS (
             INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, push_until, web_push_due_at)
             SELECT s.user_id, m.id, 'starting_soon', m.starts_at, 0, EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = s.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0), m.starts_at,
               CASE WHEN now() < m.starts_at THEN CASE WHEN EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = s.user_id AND x.dead_at IS NULL OFFSET 0) AND NOT EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = s.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0) THEN now() + interval '15 seconds' END END
             FROM meetings m
             JOIN memberships s ON s.meeting_id = m.id
             WHERE m.starts_at > now() - interval '1 hour' AND m.starts_at <= now() + make_interval(mins => $2)
               AND m.starts_at <= now() + make_interval(mins => coalesce((SELECT p.lead_minutes FROM alarm_preferences p WHERE p.user_id = s.user_id), $1))
               AND m.cancelled_at IS NULL AND (now() < m.starts_at OR s.joined_at < m.starts_at)
               AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = s.user_id AND x.meeting_id = s.meeting_id
     AND (x.unmuted_at IS NULL OR 'starting_soon' = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0)
               AND NOT EXISTS (SELECT FROM notifications n WHERE n.user_id = s.user_id AND n.meeting_id = m.id
                 AND n.kind = 'starting_soon' AND n.meeting_starts_at = m.starts_at AND n.occasion = 0 OFFSET 0)
             -- All workers insert in the same order, so two of them cannot deadlock.
             ORDER BY m.starts_at, m.id, s.user_id
             LIMIT $3
             ON CONFLICT DO NOTHING
             RETURNING user_id, created_at >= meeting_starts_at AS is_late
           ) SELECT count(*)::int AS count, count(*) FILTER (WHERE is_late)::int AS late, array_agg(DISTINCT user_id) AS user_ids FROM written
