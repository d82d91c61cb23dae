-- A leader asks the members of a club which of up to eight dates suit them.
CREATE TABLE "date_polls" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "opened_by" INTEGER,
  -- How long the meeting will last.
  "minutes" INTEGER NOT NULL,
  -- The book of the meeting. Null: chosen later.
  "book_id" INTEGER,
  "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "closes_at" TIMESTAMPTZ(3) NOT NULL,
  -- When the members who had not answered were told that it closes soon.
  "warned_at" TIMESTAMPTZ(3),
  -- When it was closed and its answers were counted for good. The deadline closes it even if this is
  -- not stored yet.
  "closed_at" TIMESTAMPTZ(3),
  -- Members who had answered at the close.
  "voters" INTEGER,
  -- The meeting that was opened on one of its dates.
  "meeting_id" INTEGER,
  CONSTRAINT "date_polls_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "date_polls_minutes" CHECK (minutes BETWEEN 10 AND 720),
  CONSTRAINT "date_polls_count_at_close" CHECK ((closed_at IS NULL) = (voters IS NULL)),
  CONSTRAINT "date_polls_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "date_polls_opened_by_fkey" FOREIGN KEY ("opened_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "date_polls_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "date_polls_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "date_polls_club_id_id_idx" ON "date_polls" ("club_id", "id");
CREATE INDEX "date_polls_opened_by_idx" ON "date_polls" ("opened_by");
CREATE INDEX "date_polls_book_id_idx" ON "date_polls" ("book_id");
CREATE INDEX "date_polls_meeting_id_idx" ON "date_polls" ("meeting_id");
CREATE INDEX "date_polls_open_idx" ON "date_polls" ("closes_at") WHERE closed_at IS NULL;

-- The dates of a poll. The counts are stored at the close.
CREATE TABLE "date_poll_options" (
  "id" SERIAL NOT NULL,
  "poll_id" INTEGER NOT NULL,
  "starts_at" TIMESTAMPTZ(3) NOT NULL,
  "yes_count" INTEGER,
  "maybe_count" INTEGER,
  "no_count" INTEGER,
  -- The date of the meeting that was opened.
  "is_chosen" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "date_poll_options_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "date_poll_options_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "date_polls" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "date_poll_options_poll_id_starts_at_key" ON "date_poll_options" ("poll_id", "starts_at");

-- A member's answer to one date. It ends with her membership.
CREATE TABLE "date_poll_answers" (
  "option_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "poll_id" INTEGER NOT NULL,
  "club_id" INTEGER NOT NULL,
  "answer" TEXT NOT NULL,
  -- When she gave this answer. Seats are given in this order.
  "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "date_poll_answers_pkey" PRIMARY KEY ("option_id", "user_id"),
  CONSTRAINT "date_poll_answers_known" CHECK (answer IN ('yes', 'maybe', 'no')),
  CONSTRAINT "date_poll_answers_option_id_fkey" FOREIGN KEY ("option_id") REFERENCES "date_poll_options" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "date_poll_answers_poll_id_fkey" FOREIGN KEY ("poll_id") REFERENCES "date_polls" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "date_poll_answers_club_id_user_id_fkey" FOREIGN KEY ("club_id", "user_id")
    REFERENCES "club_memberships" ("club_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "date_poll_answers_poll_id_user_id_idx" ON "date_poll_answers" ("poll_id", "user_id");
CREATE INDEX "date_poll_answers_club_id_user_id_idx" ON "date_poll_answers" ("club_id", "user_id");

-- Closes a poll and stores its counts. The caller has locked the poll. Does nothing to a closed one.
CREATE FUNCTION close_date_poll(poll INTEGER, at TIMESTAMPTZ) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  UPDATE date_polls SET closed_at = at,
    voters = (SELECT count(DISTINCT user_id) FROM date_poll_answers WHERE poll_id = poll)
  WHERE id = poll AND closed_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE date_poll_options o SET yes_count = c.yes, maybe_count = c.maybe, no_count = c.no
  FROM (
    SELECT x.id, count(*) FILTER (WHERE a.answer = 'yes') AS yes,
      count(*) FILTER (WHERE a.answer = 'maybe') AS maybe, count(*) FILTER (WHERE a.answer = 'no') AS no
    FROM date_poll_options x LEFT JOIN date_poll_answers a ON a.option_id = x.id
    WHERE x.poll_id = poll GROUP BY x.id
  ) AS c WHERE o.id = c.id;
  RETURN true;
END $$;

-- A member who leaves after a deadline has been counted, also if the worker was late.
CREATE FUNCTION close_due_date_polls_of_club() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM close_date_poll(due.id, due.closes_at) FROM (
    SELECT id, closes_at FROM date_polls
    WHERE club_id = OLD.club_id AND closed_at IS NULL AND closes_at <= clock_timestamp() FOR UPDATE
  ) AS due;
  RETURN OLD;
END $$;

CREATE TRIGGER "club_memberships_close_due_date_polls" BEFORE DELETE ON "club_memberships"
  FOR EACH ROW EXECUTE FUNCTION close_due_date_polls_of_club();
