-- Who leads the talk of a club's meeting (host) and who prepares its questions (presenter).
CREATE TABLE "club_duties" (
  "meeting_id" INTEGER NOT NULL,
  "task" TEXT NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- Null in a past meeting: the account was deleted.
  "user_id" INTEGER,
  -- The leader who set it by hand. Null: the member accepted her turn.
  "set_by" INTEGER,
  "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_duties_pkey" PRIMARY KEY ("meeting_id", "task"),
  CONSTRAINT "club_duties_task_known" CHECK (task IN ('host', 'presenter')),
  CONSTRAINT "club_duties_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_duties_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_duties_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT "club_duties_set_by_fkey" FOREIGN KEY ("set_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "club_duties_club_id_idx" ON "club_duties" ("club_id");
CREATE INDEX "club_duties_user_id_idx" ON "club_duties" ("user_id");
CREATE INDEX "club_duties_set_by_idx" ON "club_duties" ("set_by");

-- A member who passed her turn on. No reason is asked.
CREATE TABLE "club_duty_declines" (
  "meeting_id" INTEGER NOT NULL,
  "task" TEXT NOT NULL,
  "user_id" INTEGER NOT NULL,
  "declined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_duty_declines_pkey" PRIMARY KEY ("meeting_id", "task", "user_id"),
  CONSTRAINT "club_duty_declines_task_known" CHECK (task IN ('host', 'presenter')),
  CONSTRAINT "club_duty_declines_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_duty_declines_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_duty_declines_user_id_idx" ON "club_duty_declines" ("user_id");

-- A task that a club does not use.
CREATE TABLE "club_tasks_off" (
  "club_id" INTEGER NOT NULL,
  "task" TEXT NOT NULL,
  CONSTRAINT "club_tasks_off_pkey" PRIMARY KEY ("club_id", "task"),
  CONSTRAINT "club_tasks_off_task_known" CHECK (task IN ('host', 'presenter')),
  CONSTRAINT "club_tasks_off_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- A member who gives up her seat before the end gives up her duty. In a past meeting it stays.
CREATE FUNCTION end_duty_with_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM club_duties d USING meetings m
  WHERE d.meeting_id = OLD.meeting_id AND d.user_id = OLD.user_id AND m.id = OLD.meeting_id
    AND m.ends_at > now();
  RETURN NULL;
END $$;

CREATE TRIGGER "memberships_end_duty" AFTER DELETE ON "memberships"
  FOR EACH ROW EXECUTE FUNCTION end_duty_with_seat();
