-- The money record of a club: income and expenses, as its leaders write them down.
CREATE TABLE "club_money_lines" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  -- In won, always positive.
  "amount" INTEGER NOT NULL,
  "happened_on" DATE NOT NULL,
  "text" TEXT NOT NULL,
  "meeting_id" INTEGER,
  -- Rises with every edit and with the deletion.
  "version" INTEGER NOT NULL DEFAULT 1,
  "deleted_at" TIMESTAMPTZ(3),
  -- The person who made this version. Null: the account was deleted.
  "changed_by" INTEGER,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_money_lines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_money_lines_kind_known" CHECK (kind IN ('income', 'expense')),
  CONSTRAINT "club_money_lines_amount_bounds" CHECK (amount BETWEEN 1 AND 100000000),
  CONSTRAINT "club_money_lines_text_bounds" CHECK (char_length(text) BETWEEN 1 AND 100),
  CONSTRAINT "club_money_lines_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_money_lines_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "club_money_lines_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- The page's list, newest first, and the sum without reading the table.
CREATE INDEX "club_money_lines_shown_idx" ON "club_money_lines" ("club_id", "happened_on" DESC, "id" DESC)
  INCLUDE ("kind", "amount") WHERE deleted_at IS NULL;
CREATE INDEX "club_money_lines_club_id_idx" ON "club_money_lines" ("club_id");
CREATE INDEX "club_money_lines_meeting_id_idx" ON "club_money_lines" ("meeting_id") WHERE meeting_id IS NOT NULL;
CREATE INDEX "club_money_lines_changed_by_idx" ON "club_money_lines" ("changed_by");

-- Every version of every line. A trigger writes it, and another refuses to change it.
CREATE TABLE "club_money_versions" (
  "line_id" INTEGER NOT NULL,
  "version" INTEGER NOT NULL,
  "club_id" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "amount" INTEGER NOT NULL,
  "happened_on" DATE NOT NULL,
  "text" TEXT NOT NULL,
  "is_deleted" BOOLEAN NOT NULL,
  "changed_by" INTEGER,
  "changed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "club_money_versions_pkey" PRIMARY KEY ("line_id", "version"),
  CONSTRAINT "club_money_versions_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "club_money_lines" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_money_versions_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- The latest edits and deletions of a club.
CREATE INDEX "club_money_versions_changes_idx" ON "club_money_versions" ("club_id", "changed_at" DESC, "line_id" DESC)
  WHERE version > 1;
CREATE INDEX "club_money_versions_changed_by_idx" ON "club_money_versions" ("changed_by");

CREATE FUNCTION keep_club_money_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO club_money_versions
    (line_id, version, club_id, kind, amount, happened_on, text, is_deleted, changed_by, changed_at)
  VALUES (NEW.id, NEW.version, NEW.club_id, NEW.kind, NEW.amount, NEW.happened_on, NEW.text,
    NEW.deleted_at IS NOT NULL, NEW.changed_by, NEW.changed_at);
  RETURN NULL;
END $$;

CREATE TRIGGER "club_money_lines_kept" AFTER INSERT ON "club_money_lines"
  FOR EACH ROW EXECUTE FUNCTION keep_club_money_version();
-- Not for the SET NULL of a foreign key. A change of the values with the old version collides in the
-- primary key of the versions.
CREATE TRIGGER "club_money_lines_kept_again" AFTER UPDATE ON "club_money_lines"
  FOR EACH ROW WHEN (
    (OLD.version, OLD.kind, OLD.amount, OLD.happened_on, OLD.text, OLD.deleted_at)
    IS DISTINCT FROM (NEW.version, NEW.kind, NEW.amount, NEW.happened_on, NEW.text, NEW.deleted_at))
  EXECUTE FUNCTION keep_club_money_version();

CREATE FUNCTION refuse_to_change_club_money_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- A deleted account leaves its versions without a name.
  IF TG_OP = 'UPDATE' AND NEW.changed_by IS NULL
    AND (to_jsonb(OLD) - 'changed_by') = (to_jsonb(NEW) - 'changed_by') THEN
    RETURN NEW;
  END IF;
  -- The versions go with their line, and a line goes only with its club.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM club_money_lines WHERE id = OLD.line_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the versions of a money line are not changed'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'club_money_versions_append_only';
END $$;

CREATE TRIGGER "club_money_versions_append_only" BEFORE UPDATE OR DELETE ON "club_money_versions"
  FOR EACH ROW EXECUTE FUNCTION refuse_to_change_club_money_version();

-- Who paid her share of a meeting. No row means not paid.
CREATE TABLE "club_money_payments" (
  "meeting_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "is_paid" BOOLEAN NOT NULL,
  "changed_by" INTEGER,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_money_payments_pkey" PRIMARY KEY ("meeting_id", "user_id"),
  CONSTRAINT "club_money_payments_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_money_payments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_money_payments_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "club_money_payments_user_id_idx" ON "club_money_payments" ("user_id");
CREATE INDEX "club_money_payments_changed_by_idx" ON "club_money_payments" ("changed_by");
