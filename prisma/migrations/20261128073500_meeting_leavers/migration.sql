-- Who was a member of a meeting and left it: the leader can keep her out all the same.
CREATE TABLE "meeting_leavers" (
    "meeting_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "meeting_leavers_pkey" PRIMARY KEY ("meeting_id","user_id")
);

CREATE INDEX "meeting_leavers_user_id_idx" ON "meeting_leavers"("user_id");

ALTER TABLE "meeting_leavers" ADD CONSTRAINT "meeting_leavers_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "meeting_leavers" ADD CONSTRAINT "meeting_leavers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Notes every membership that ends, whatever code ends it. When a meeting or an account is deleted, its memberships end too, and there is nothing to note.
CREATE FUNCTION note_leaver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO meeting_leavers (meeting_id, user_id)
  SELECT m.id, u.id FROM meetings m, users u WHERE m.id = OLD.meeting_id AND u.id = OLD.user_id
  ON CONFLICT (meeting_id, user_id) DO UPDATE SET left_at = clock_timestamp();
  RETURN NULL;
END $$;

CREATE TRIGGER "memberships_note_leaver"
  AFTER DELETE ON "memberships" FOR EACH ROW EXECUTE FUNCTION note_leaver();
