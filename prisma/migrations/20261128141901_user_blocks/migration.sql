-- Who blocked whom. Private: nobody but the blocker reads her rows.
CREATE TABLE "user_blocks" (
  "blocker_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "blocked_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "blocked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY ("blocker_id", "blocked_id"),
  CONSTRAINT "user_blocks_others" CHECK (blocker_id <> blocked_id)
);

CREATE INDEX "user_blocks_blocked_id_idx" ON "user_blocks"("blocked_id");

-- Nobody whom the leader blocked takes a seat.
CREATE OR REPLACE FUNCTION take_seat(in_meeting integer, by_account integer, most_upcoming integer) RETURNS boolean LANGUAGE plpgsql AS $$
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
  UPDATE meetings m SET member_count = m.member_count + 1
  WHERE m.id = in_meeting AND m.cancelled_at IS NULL AND now() < m.ends_at AND m.member_count < m.capacity
    AND NOT EXISTS (SELECT FROM memberships s WHERE s.meeting_id = m.id AND s.user_id = by_account)
    AND NOT EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = m.id AND b.user_id = by_account)
    AND NOT EXISTS (SELECT FROM user_blocks z WHERE z.blocker_id = m.leader_id AND z.blocked_id = by_account)
    AND (m.club_id IS NULL OR EXISTS (SELECT FROM club_memberships c WHERE c.club_id = m.club_id AND c.user_id = by_account));
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO memberships (meeting_id, user_id) VALUES (in_meeting, by_account);
  RETURN true;
END $$;
