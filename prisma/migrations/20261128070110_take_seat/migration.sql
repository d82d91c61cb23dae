-- A join in one round trip: hundreds of people join a meeting in the same second, and each of several statements would wait for a connection and
-- hold the meeting's row meanwhile. Each statement in here sees what was committed before it, so after a lock nothing is stale. Locks the account
-- before the meeting, like everything that locks both.
CREATE FUNCTION take_seat(in_meeting integer, by_account integer, most_upcoming integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM users WHERE id = by_account FOR NO KEY UPDATE;
  IF most_upcoming <= (
    SELECT count(*) FROM memberships s JOIN meetings m ON m.id = s.meeting_id
    WHERE s.user_id = by_account AND m.cancelled_at IS NULL AND m.ends_at > now()
  ) THEN
    RETURN false;
  END IF;
  PERFORM FROM meetings WHERE id = in_meeting FOR NO KEY UPDATE;
  UPDATE meetings m SET member_count = m.member_count + 1
  WHERE m.id = in_meeting AND m.cancelled_at IS NULL AND now() < m.ends_at AND m.member_count < m.capacity
    AND NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = by_account)
    AND NOT EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = by_account);
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO memberships (meeting_id, user_id) VALUES (in_meeting, by_account);
  RETURN true;
END $$;
