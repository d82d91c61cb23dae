WITH acknowledged AS (
             SELECT q.user_id, q.kind, q.meeting_id, q.meeting_starts_at, q.occasion, bool_or(q.is_opened) AS is_opened
             FROM unnest($1::int[], $2::bool[], $3::text[], $4::int[], $5::timestamptz[], $6::int[])
               AS q (user_id, is_opened, kind, meeting_id, meeting_starts_at, occasion)
             GROUP BY q.user_id, q.kind, q.meeting_id, q.meeting_starts_at, q.occasion
           )
           UPDATE notifications n
           SET received_at = coalesce(n.received_at, now()), web_push_due_at = NULL,
             opened_at = CASE WHEN q.is_opened THEN coalesce(n.opened_at, now()) ELSE n.opened_at END,
             read_at = CASE WHEN q.is_opened THEN coalesce(n.read_at, now()) ELSE n.read_at END
           FROM acknowledged q
           WHERE n.user_id = q.user_id AND (n.kind, n.meeting_id, n.meeting_starts_at, n.occasion) = (q.kind, q.meeting_id, q.meeting_starts_at, q.occasion)
             AND (n.received_at IS NULL OR q.is_opened AND (n.opened_at IS NULL OR n.read_at IS NULL))
           RETURNING n.user_id, q.is_opened
