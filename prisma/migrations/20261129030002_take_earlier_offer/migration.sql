-- As before, but a person with an offer takes a seat while the seats that are free are enough for
-- the offers before hers and her own. The release before can lower the capacity below the number of
-- members and offers: then the first offers hold, instead of none.
CREATE OR REPLACE FUNCTION take_seat(in_meeting integer, by_account integer, most_upcoming integer) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  own_offer integer;
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
  own_offer := (
    SELECT w.id FROM seat_waits w WHERE w.meeting_id = in_meeting AND w.user_id = by_account AND w.offer_ends_at > now());
  UPDATE meetings m SET member_count = m.member_count + 1
  WHERE m.id = in_meeting AND m.cancelled_at IS NULL AND now() < m.ends_at
    AND m.member_count < m.capacity - CASE WHEN own_offer IS NULL THEN held_seats(m.id) ELSE (
      SELECT count(*) FROM seat_waits w
      WHERE w.meeting_id = m.id AND w.offer_ends_at > now() AND w.id < own_offer) END
    AND NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = by_account)
    AND may_have_seat(m.id, by_account)
    AND (own_offer IS NOT NULL OR now() >= m.starts_at - interval '30 minutes' OR NOT EXISTS (
      SELECT FROM seat_waits w
      WHERE w.meeting_id = m.id AND w.user_id <> by_account AND w.offered_at IS NULL AND may_have_seat(m.id, w.user_id)));
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO memberships (meeting_id, user_id) VALUES (in_meeting, by_account);
  DELETE FROM seat_waits WHERE meeting_id = in_meeting AND user_id = by_account;
  RETURN true;
END $$;
