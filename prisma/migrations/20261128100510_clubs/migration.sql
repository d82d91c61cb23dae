-- A club is a standing group of readers. Every verb of src/clubs locks the row of the club first,
-- and the constraints below decide what a lock alone could not promise.
CREATE TABLE "clubs" (
  "id" SERIAL NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT NOT NULL DEFAULT '',
  "visibility" TEXT NOT NULL,
  "entry" TEXT NOT NULL,
  "entry_question" TEXT NOT NULL DEFAULT '',
  -- A salted hash of the normalised answer. Null without a question.
  "entry_answer_hash" TEXT,
  "capacity" INTEGER NOT NULL,
  -- Written by a trigger on club_memberships only.
  "member_count" INTEGER NOT NULL DEFAULT 0,
  "version" INTEGER NOT NULL DEFAULT 1,
  "closed_at" TIMESTAMPTZ(3),
  "search_text" TEXT,
  "search_grams" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "clubs_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "clubs_visibility_known" CHECK (visibility IN ('listed', 'unlisted')),
  CONSTRAINT "clubs_entry_known" CHECK (entry IN ('open', 'question', 'approval', 'invite')),
  CONSTRAINT "clubs_question_is_whole" CHECK (
    entry <> 'question' OR (entry_question <> '' AND entry_answer_hash IS NOT NULL)),
  CONSTRAINT "clubs_capacity_bounds" CHECK (capacity BETWEEN 2 AND 500),
  CONSTRAINT "clubs_members_fit" CHECK (member_count BETWEEN 0 AND capacity),
  CONSTRAINT "clubs_text_bounds" CHECK (
    char_length(name) BETWEEN 1 AND 280 AND char_length(description) <= 2000
    AND char_length(entry_question) <= 200)
);

-- The list, newest first, and searches.
CREATE INDEX "clubs_listed_idx" ON "clubs" ("id" DESC) WHERE visibility = 'listed' AND closed_at IS NULL;
CREATE INDEX "clubs_search_grams_idx" ON "clubs" USING gin (search_grams) WITH (gin_pending_list_limit = 256);

CREATE TABLE "club_memberships" (
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "role" TEXT NOT NULL DEFAULT 'member',
  "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_memberships_pkey" PRIMARY KEY ("club_id", "user_id"),
  CONSTRAINT "club_memberships_role_known" CHECK (role IN ('leader', 'co_leader', 'member')),
  CONSTRAINT "club_memberships_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "club_memberships_user_id_club_id_idx" ON "club_memberships" ("user_id", "club_id");
CREATE UNIQUE INDEX "club_memberships_one_leader" ON "club_memberships" ("club_id") WHERE role = 'leader';

CREATE FUNCTION count_club_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE clubs SET member_count = member_count + 1 WHERE id = NEW.club_id;
  ELSE
    UPDATE clubs SET member_count = member_count - 1 WHERE id = OLD.club_id;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "club_memberships_counted" AFTER INSERT OR DELETE ON "club_memberships"
  FOR EACH ROW EXECUTE FUNCTION count_club_members();

-- An open club has a leader at the end of every transaction. The unique index above forbids two.
CREATE FUNCTION open_club_has_leader() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked_id integer;
BEGIN
  IF TG_TABLE_NAME = 'clubs' THEN
    checked_id := NEW.id;
  ELSE
    checked_id := OLD.club_id;
  END IF;
  IF EXISTS (SELECT FROM clubs WHERE id = checked_id AND closed_at IS NULL)
    AND NOT EXISTS (SELECT FROM club_memberships WHERE club_id = checked_id AND role = 'leader')
  THEN
    RAISE EXCEPTION 'the open club % would have no leader', checked_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'open_club_has_leader';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "clubs_have_leader" AFTER INSERT OR UPDATE OF closed_at ON "clubs"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION open_club_has_leader();
CREATE CONSTRAINT TRIGGER "club_memberships_leave_leader" AFTER DELETE OR UPDATE OF role ON "club_memberships"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'leader') EXECUTE FUNCTION open_club_has_leader();

CREATE TABLE "club_applications" (
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  -- Null while the application waits. An accepted application is deleted with the joining.
  "declined_at" TIMESTAMPTZ(3),
  CONSTRAINT "club_applications_pkey" PRIMARY KEY ("club_id", "user_id"),
  CONSTRAINT "club_applications_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_applications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_applications_user_id_idx" ON "club_applications" ("user_id");
CREATE INDEX "club_applications_waiting_idx" ON "club_applications" ("club_id", "applied_at") WHERE declined_at IS NULL;

-- Wrong answers to the question of a club, by account.
CREATE TABLE "club_entry_attempts" (
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "wrong_count" INTEGER NOT NULL DEFAULT 0,
  "last_wrong_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  "locked_until" TIMESTAMPTZ(3),
  CONSTRAINT "club_entry_attempts_pkey" PRIMARY KEY ("club_id", "user_id"),
  CONSTRAINT "club_entry_attempts_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_entry_attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_entry_attempts_user_id_idx" ON "club_entry_attempts" ("user_id");

-- A removed person joins again only by an invitation that was made after the removal.
CREATE TABLE "club_removals" (
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_removals_pkey" PRIMARY KEY ("club_id", "user_id"),
  CONSTRAINT "club_removals_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_removals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_removals_user_id_idx" ON "club_removals" ("user_id");

CREATE TABLE "club_invites" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- SHA-256 of the token in the link. The token itself is stored nowhere.
  "token_hash" TEXT NOT NULL,
  "created_by" INTEGER,
  "max_uses" INTEGER NOT NULL,
  "used_count" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "revoked_at" TIMESTAMPTZ(3),
  CONSTRAINT "club_invites_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_invites_use_bounds" CHECK (max_uses BETWEEN 1 AND 500 AND used_count BETWEEN 0 AND max_uses),
  CONSTRAINT "club_invites_expire" CHECK (expires_at > created_at AND expires_at <= created_at + interval '31 days'),
  CONSTRAINT "club_invites_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_invites_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_invites_token_hash_key" ON "club_invites" ("token_hash");
CREATE INDEX "club_invites_club_id_idx" ON "club_invites" ("club_id", "id");
CREATE INDEX "club_invites_created_by_idx" ON "club_invites" ("created_by");

-- A leader's offer to hand her club over. It ends with the membership of the person who is asked.
CREATE TABLE "club_handovers" (
  "club_id" INTEGER NOT NULL,
  "to_user_id" INTEGER NOT NULL,
  "offered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "club_handovers_pkey" PRIMARY KEY ("club_id"),
  CONSTRAINT "club_handovers_club_id_to_user_id_fkey" FOREIGN KEY ("club_id", "to_user_id")
    REFERENCES "club_memberships" ("club_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_handovers_to_user_id_idx" ON "club_handovers" ("to_user_id");
