-- Whether a person has quiet hours now, by her preferences; false without any. The same as
-- `isQuietNow` in src/alarms/notification-conditions.sql.ts.
CREATE FUNCTION has_quiet_hours_now(account integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT CASE WHEN p.quiet_from < p.quiet_to
      THEN clock.minute >= p.quiet_from AND clock.minute < p.quiet_to
      ELSE clock.minute >= p.quiet_from OR clock.minute < p.quiet_to END
    FROM alarm_preferences p CROSS JOIN (SELECT extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') * 60
      + extract(minute FROM now() AT TIME ZONE 'Asia/Seoul') AS minute) clock
    WHERE p.user_id = account), false)
$$;

-- The person reads in her inbox that a seat is held for her: written in the transaction that offers
-- it, once, because the id of a wait is the occasion of its announcement. The next scan pushes it.
-- She asked for it, so it does not count as a push that she did not ask for.
CREATE FUNCTION note_seat_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH announced AS (
    INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion)
    SELECT m.id, 'seat_offered', m.starts_at, NEW.id FROM meetings m WHERE m.id = NEW.meeting_id
    RETURNING id
  ), told AS (
    SELECT a.id, has_quiet_hours_now(NEW.user_id) AS is_quiet FROM announced a
  )
  INSERT INTO notifications (announcement_id, user_id, is_quiet, created_at, push_until, web_push_due_at)
  SELECT t.id, NEW.user_id, t.is_quiet, now(), NEW.offer_ends_at, CASE WHEN NOT t.is_quiet AND EXISTS (
      SELECT FROM push_subscriptions x WHERE x.user_id = NEW.user_id AND x.dead_at IS NULL)
    THEN now() + interval '15 seconds' END
  FROM told t;
  RETURN NULL;
END $$;

CREATE TRIGGER "seat_waits_note_offer"
  AFTER UPDATE OF "offered_at" ON "seat_waits" FOR EACH ROW
  WHEN (OLD.offered_at IS NULL AND NEW.offered_at IS NOT NULL) EXECUTE FUNCTION note_seat_offer();
