-- Books that members of a club would like to read next.
CREATE TABLE "book_proposals" (
  "club_id" INTEGER NOT NULL,
  "book_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "proposed_by" INTEGER,
  "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  -- Whether it was second in the club's last vote.
  "was_second" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "book_proposals_pkey" PRIMARY KEY ("club_id", "book_id"),
  CONSTRAINT "book_proposals_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "book_proposals_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "book_proposals_proposed_by_fkey" FOREIGN KEY ("proposed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "book_proposals_book_id_idx" ON "book_proposals" ("book_id");
CREATE INDEX "book_proposals_proposed_by_idx" ON "book_proposals" ("proposed_by");

-- A vote on the next book of a club. It is over at `closes_at`, or when the club closes; counting it
-- stores the result.
CREATE TABLE "book_votes" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "opened_by" INTEGER,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "closes_at" TIMESTAMPTZ(3) NOT NULL,
  -- When members without a ballot were told that the vote closes soon.
  "reminded_at" TIMESTAMPTZ(3),
  "counted_at" TIMESTAMPTZ(3),
  "ballot_count" INTEGER,
  -- The rounds of the count, null until then.
  "rounds" JSONB,
  "winner_id" INTEGER,
  "second_id" INTEGER,
  CONSTRAINT "book_votes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "book_votes_result" CHECK (
    (counted_at IS NULL) = (rounds IS NULL) AND (counted_at IS NULL) = (ballot_count IS NULL)
    AND (counted_at IS NOT NULL OR (winner_id IS NULL AND second_id IS NULL))
  ),
  CONSTRAINT "book_votes_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "book_votes_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "book_votes_winner_id_fkey" FOREIGN KEY ("winner_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "book_votes_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "book_votes_club_id_id_idx" ON "book_votes" ("club_id", "id");
CREATE INDEX "book_votes_opened_by_idx" ON "book_votes" ("opened_by");
CREATE INDEX "book_votes_winner_id_idx" ON "book_votes" ("winner_id");
CREATE INDEX "book_votes_second_id_idx" ON "book_votes" ("second_id");
CREATE INDEX "book_votes_open_idx" ON "book_votes" ("closes_at") WHERE counted_at IS NULL;

-- The books of a vote in the order in which they were proposed.
CREATE TABLE "book_vote_candidates" (
  "vote_id" INTEGER NOT NULL,
  "place" INTEGER NOT NULL,
  "book_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "proposed_by" INTEGER,
  "was_second" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "book_vote_candidates_pkey" PRIMARY KEY ("vote_id", "place"),
  CONSTRAINT "book_vote_candidates_places" CHECK (place BETWEEN 1 AND 8),
  CONSTRAINT "book_vote_candidates_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "book_votes" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "book_vote_candidates_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "book_vote_candidates_proposed_by_fkey" FOREIGN KEY ("proposed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "book_vote_candidates_vote_id_book_id_key" ON "book_vote_candidates" ("vote_id", "book_id");
CREATE INDEX "book_vote_candidates_book_id_idx" ON "book_vote_candidates" ("book_id");
CREATE INDEX "book_vote_candidates_proposed_by_idx" ON "book_vote_candidates" ("proposed_by");

-- The ranking of one member: ids of books, the best first. It ends with her membership.
CREATE TABLE "book_vote_ballots" (
  "vote_id" INTEGER NOT NULL,
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "ranking" INTEGER[] NOT NULL,
  "cast_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "book_vote_ballots_pkey" PRIMARY KEY ("vote_id", "user_id"),
  CONSTRAINT "book_vote_ballots_ranking" CHECK (cardinality(ranking) BETWEEN 1 AND 8),
  CONSTRAINT "book_vote_ballots_vote_id_fkey" FOREIGN KEY ("vote_id") REFERENCES "book_votes" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "book_vote_ballots_club_id_user_id_fkey" FOREIGN KEY ("club_id", "user_id")
    REFERENCES "club_memberships" ("club_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "book_vote_ballots_club_id_user_id_idx" ON "book_vote_ballots" ("club_id", "user_id");
