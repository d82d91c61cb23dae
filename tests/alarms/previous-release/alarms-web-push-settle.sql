UPDATE notifications n
           SET web_pushed_at = CASE WHEN cardinality($6::text[]) > 0 THEN coalesce(n.web_pushed_at, now()) ELSE n.web_pushed_at END,
             web_pushed_to = CASE WHEN cardinality($6::text[]) > 0 THEN n.web_pushed_to || $6::text[] ELSE n.web_pushed_to END,
             web_push_refused_by = CASE WHEN cardinality($7::text[]) > 0 THEN n.web_push_refused_by || $7::text[] ELSE n.web_push_refused_by END,
             web_push_tries = n.web_push_tries - (NOT $8)::int,
             web_push_due_at = CASE WHEN NOT $9 AND n.web_push_tries - (NOT $8)::int < 3 THEN (
               SELECT min(greatest(x.retry_at, now() + CASE WHEN $8 THEN interval '1 minute' ELSE interval '30 seconds' END))
               FROM push_subscriptions x JOIN users u ON u.id = x.user_id AND u.session_epoch = x.session_epoch
  WHERE x.user_id = n.user_id AND x.dead_at IS NULL
    AND NOT x.endpoint = ANY (coalesce(n.web_pushed_to, '{}') || coalesce(n.web_push_refused_by, '{}')) AND NOT x.endpoint = ANY ($6::text[] || $7::text[])
             ) END
           WHERE n.user_id = $1 AND (n.kind, n.meeting_id, n.meeting_starts_at, n.occasion) = ($2::text, $3::int, $4::timestamptz, $5::int)
