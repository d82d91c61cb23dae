WITH due AS (
             SELECT n.ctid AS place
             FROM notifications n
             JOIN meetings m ON m.id = n.meeting_id
             WHERE n.pushed_at IS NULL AND n.push_until > now() AND CASE n.kind WHEN 'meeting_cancelled' THEN true
  WHEN 'starting_soon' THEN m.cancelled_at IS NULL AND m.starts_at = n.meeting_starts_at AND (n.occasion <> 0 OR NOT EXISTS (
    SELECT FROM alarm_preferences p WHERE p.user_id = n.user_id AND m.starts_at > now() + make_interval(mins => p.lead_minutes) OFFSET 0))
  ELSE m.cancelled_at IS NULL END
               AND EXISTS (SELECT FROM memberships x WHERE x.user_id = n.user_id AND x.meeting_id = n.meeting_id OFFSET 0) AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = n.user_id AND x.meeting_id = n.meeting_id
     AND (x.unmuted_at IS NULL OR n.kind = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0) AND NOT EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = n.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0)
             ORDER BY n.push_until
             LIMIT $1
             FOR UPDATE OF n SKIP LOCKED
           ), pushed AS (
             UPDATE notifications n SET pushed_at = now(), web_push_due_at = CASE WHEN n.received_at IS NOT NULL OR n.web_pushed_at IS NOT NULL THEN NULL
  WHEN n.web_push_tries > 0 THEN n.web_push_due_at
  WHEN EXISTS (SELECT FROM push_subscriptions x WHERE x.user_id = n.user_id AND x.dead_at IS NULL OFFSET 0) THEN now() + interval '15 seconds' END
             -- A locked row keeps its ctid.
             FROM due WHERE n.ctid = due.place
             RETURNING n.user_id, n.kind, n.meeting_id, n.meeting_starts_at, n.occasion
           )
           SELECT x.kind, x.meeting_id, x.meeting_starts_at, x.occasion, m.title, m.starts_at, now() AS now, array_agg(x.user_id) AS user_ids
           FROM pushed x JOIN meetings m ON m.id = x.meeting_id
           GROUP BY x.kind, x.meeting_id, x.meeting_starts_at, x.occasion, m.id
           -- A page shows only the last alarm of a meeting: send "starting soon" after a change.
           ORDER BY x.kind = 'starting_soon', m.starts_at, m.id, x.occasion
