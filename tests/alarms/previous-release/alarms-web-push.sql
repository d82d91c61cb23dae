WITH waiting AS (
             SELECT ctid AS at, web_push_due_at,
               row_number() OVER (PARTITION BY user_id ORDER BY web_push_due_at, meeting_id) AS place
             FROM notifications WHERE web_push_due_at <= now() AND user_id <> ALL ($3::int[])
           ), chosen AS MATERIALIZED (
             SELECT at FROM waiting WHERE place <= $2 ORDER BY place, web_push_due_at LIMIT $1
           ), due AS (
             SELECT n.ctid AS at, n.user_id, n.kind, n.meeting_id, n.meeting_starts_at, n.occasion, n.received_at, n.push_until,
               n.web_pushed_to, n.web_push_refused_by
             FROM chosen c JOIN notifications n ON n.ctid = c.at
             WHERE n.web_push_due_at <= now() FOR UPDATE OF n SKIP LOCKED
           ), judged AS (
             SELECT n.at, m.title, m.starts_at, s.ready, s.next_retry,
               n.received_at IS NULL AND n.push_until > now() AND CASE n.kind WHEN 'meeting_cancelled' THEN true
  WHEN 'starting_soon' THEN m.cancelled_at IS NULL AND m.starts_at = n.meeting_starts_at AND (n.occasion <> 0 OR NOT EXISTS (
    SELECT FROM alarm_preferences p WHERE p.user_id = n.user_id AND m.starts_at > now() + make_interval(mins => p.lead_minutes) OFFSET 0))
  ELSE m.cancelled_at IS NULL END AND EXISTS (SELECT FROM memberships x WHERE x.user_id = n.user_id AND x.meeting_id = n.meeting_id OFFSET 0) AND NOT EXISTS (SELECT FROM meeting_mutes x WHERE x.user_id = n.user_id AND x.meeting_id = n.meeting_id
     AND (x.unmuted_at IS NULL OR n.kind = 'starting_soon' AND x.unmuted_at >= m.starts_at) OFFSET 0) AND NOT EXISTS (SELECT FROM alarm_preferences p WHERE p.user_id = n.user_id AND CASE WHEN quiet_from < quiet_to
  THEN (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from AND (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to
  ELSE (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) >= quiet_from OR (extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60 + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul')) < quiet_to END OFFSET 0) AS is_wanted
             FROM due n
             JOIN meetings m ON m.id = n.meeting_id
             CROSS JOIN LATERAL (
               SELECT json_agg(
                   json_build_object('endpoint', x.endpoint, 'p256dh', x.p256dh, 'auth', x.auth,
                     'failedCount', x.failed_count, 'hasWaited', x.retry_at IS NOT NULL)
                   ORDER BY x.failed_count, x.created_at DESC
                 ) FILTER (WHERE x.retry_at IS NULL OR x.retry_at <= now()) AS ready,
                 min(x.retry_at) FILTER (WHERE x.retry_at > now()) AS next_retry
               FROM push_subscriptions x JOIN users u ON u.id = x.user_id AND u.session_epoch = x.session_epoch
  WHERE x.user_id = n.user_id AND x.dead_at IS NULL
    AND NOT x.endpoint = ANY (coalesce(n.web_pushed_to, '{}') || coalesce(n.web_push_refused_by, '{}'))
             ) s
           ), taken AS (
             UPDATE notifications n
             SET web_push_tries = n.web_push_tries + (j.is_wanted AND (j.ready IS NOT NULL OR j.next_retry IS NULL))::int,
               web_push_due_at = CASE
                 WHEN NOT j.is_wanted THEN NULL
                 WHEN j.ready IS NULL AND j.next_retry IS NOT NULL THEN CASE WHEN j.next_retry < n.push_until THEN j.next_retry END
                 WHEN n.web_push_tries >= CASE WHEN j.ready IS NULL THEN 2 ELSE 3 END THEN NULL
                 ELSE now() + interval '1 minute' END
             -- A locked row keeps its ctid.
             FROM judged j WHERE n.ctid = j.at
             RETURNING n.user_id, n.kind, n.meeting_id, n.meeting_starts_at, n.occasion, n.push_until, n.web_push_tries, n.web_push_due_at,
               j.title, j.starts_at, j.is_wanted, j.ready
           )
           SELECT *, now() AS now FROM taken WHERE is_wanted AND ready IS NOT NULL AND web_push_due_at IS NOT NULL
