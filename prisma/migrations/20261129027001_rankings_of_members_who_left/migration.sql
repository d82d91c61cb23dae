-- Rankings of members who left after the end of a vote and before its count, without their names.
-- A ballot ends with its membership, so a late count would give another result than one in time.
ALTER TABLE "book_votes" ADD COLUMN "left_rankings" JSONB NOT NULL DEFAULT '[]';

CREATE FUNCTION keep_rankings_of_ended_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE book_votes v SET left_rankings = v.left_rankings || jsonb_build_array(b.ranking)
  FROM book_vote_ballots b, clubs c
  WHERE b.club_id = OLD.club_id AND b.user_id = OLD.user_id AND v.id = b.vote_id AND c.id = v.club_id
    AND v.counted_at IS NULL AND (v.closes_at <= clock_timestamp() OR c.closed_at IS NOT NULL);
  RETURN OLD;
END $$;

CREATE TRIGGER "club_memberships_keep_rankings_of_ended_votes" BEFORE DELETE ON "club_memberships"
  FOR EACH ROW EXECUTE FUNCTION keep_rankings_of_ended_votes();
