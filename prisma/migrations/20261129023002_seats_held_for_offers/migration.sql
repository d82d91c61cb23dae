-- Whether a person may have a seat in a meeting at all, whether or not one is free.
CREATE FUNCTION may_have_seat(in_meeting integer, by_account integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM meetings m JOIN users u ON u.id = by_account
    WHERE m.id = in_meeting AND m.cancelled_at IS NULL
      AND u.left_at IS NULL AND (u.suspended_until IS NULL OR u.suspended_until <= now())
      AND NOT EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = by_account)
      AND NOT EXISTS (SELECT FROM user_blocks z WHERE z.blocker_id = m.leader_id AND z.blocked_id = by_account)
      AND (m.club_id IS NULL OR EXISTS (SELECT FROM club_memberships c WHERE c.club_id = m.club_id AND c.user_id = by_account))
  )
$$;

-- How many seats of a meeting are held for people who wait and have an offer now.
CREATE FUNCTION held_seats(in_meeting integer) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM seat_waits w WHERE w.meeting_id = in_meeting AND w.offer_ends_at > now()
$$;

-- A person with an offer takes the seat that is held for her. Anybody else takes a seat that is not
-- held, and not before people who wait and have no offer yet, unless the meeting starts within 30
-- minutes: then the first one to ask gets the seat (src/seats/offer-times.ts).
CREATE OR REPLACE FUNCTION take_seat(in_meeting integer, by_account integer, most_upcoming integer) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  has_offer boolean;
BEGIN
  PERFORM FROM users WHERE id = by_account FOR NO KEY UPDATE;
  IF most_upcoming <= (
    SELECT count(*) FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.user_id = by_account AND m.cancelled_at IS NULL AND m.ends_at > now()
  ) THEN
    RETURN false;
  END IF;
  PERFORM FROM clubs c WHERE c.id = (SELECT m.club_id FROM meetings m WHERE m.id = in_meeting) FOR SHARE;
  PERFORM FROM meetings WHERE id = in_meeting FOR NO KEY UPDATE;
  has_offer := EXISTS (
    SELECT FROM seat_waits w WHERE w.meeting_id = in_meeting AND w.user_id = by_account AND w.offer_ends_at > now());
  UPDATE meetings m SET member_count = m.member_count + 1
  WHERE m.id = in_meeting AND m.cancelled_at IS NULL AND now() < m.ends_at
    AND m.member_count + held_seats(m.id) - has_offer::integer < m.capacity
    AND NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = by_account)
    AND may_have_seat(m.id, by_account)
    AND (has_offer OR now() >= m.starts_at - interval '30 minutes' OR NOT EXISTS (
      SELECT FROM seat_waits w
      WHERE w.meeting_id = m.id AND w.user_id <> by_account AND w.offered_at IS NULL AND may_have_seat(m.id, w.user_id)));
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO memberships (meeting_id, user_id) VALUES (in_meeting, by_account);
  DELETE FROM seat_waits WHERE meeting_id = in_meeting AND user_id = by_account;
  RETURN true;
END $$;
