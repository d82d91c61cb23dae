-- Fills the new column of older notifications, some people at a time. It must be the only statement
-- of its file: then each COMMIT ends a transaction, and a second run goes on where this one stopped.
-- It skips rows that another transaction has locked, and passes again until none is left.
DO $$
DECLARE
  rows_per_batch CONSTANT integer := 5000;
  last_user integer;
  next_user integer;
BEGIN
  LOOP
    last_user := 0;
    LOOP
      SELECT max(user_id) INTO next_user FROM (
        SELECT user_id FROM notifications WHERE user_id > last_user ORDER BY user_id LIMIT rows_per_batch
      ) batch;
      EXIT WHEN next_user IS NULL;
      -- The order of the scans, so that both wait for each other in one direction only.
      INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion, created_at)
      SELECT meeting_id, kind, meeting_starts_at, occasion, min(created_at) FROM notifications
      WHERE user_id > last_user AND user_id <= next_user AND announcement_id IS NULL
      GROUP BY meeting_id, kind, meeting_starts_at, occasion
      ORDER BY meeting_starts_at, meeting_id, kind, occasion
      ON CONFLICT DO NOTHING;
      COMMIT;
      WITH unlocked AS MATERIALIZED (
        SELECT ctid AS place FROM notifications
        WHERE user_id > last_user AND user_id <= next_user AND announcement_id IS NULL
        FOR UPDATE SKIP LOCKED
      )
      UPDATE notifications n SET announcement_id = a.id
      FROM unlocked, announcements a
      WHERE n.ctid = unlocked.place AND a.meeting_id = n.meeting_id AND a.kind = n.kind
        AND a.meeting_starts_at = n.meeting_starts_at AND a.occasion = n.occasion;
      COMMIT;
      last_user := next_user;
    END LOOP;
    EXIT WHEN NOT EXISTS (SELECT FROM notifications WHERE announcement_id IS NULL);
    COMMIT;
    PERFORM pg_sleep(0.1);
  END LOOP;
END $$;
