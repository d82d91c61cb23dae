-- CreateTable
CREATE TABLE "meeting_bans" (
    "meeting_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "removed_by" INTEGER,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "meeting_bans_pkey" PRIMARY KEY ("meeting_id","user_id")
);

-- CreateIndex
CREATE INDEX "meeting_bans_user_id_idx" ON "meeting_bans"("user_id");

-- AddForeignKey
ALTER TABLE "meeting_bans" ADD CONSTRAINT "meeting_bans_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_bans" ADD CONSTRAINT "meeting_bans_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_bans" ADD CONSTRAINT "meeting_bans_removed_by_fkey" FOREIGN KEY ("removed_by") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The inbox has one more kind. It is never pushed, so a process of the previous version only lists it.
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_kind";
ALTER TABLE "notifications"
  ADD CONSTRAINT "notifications_kind" CHECK (kind IN ('starting_soon', 'meeting_changed', 'meeting_cancelled', 'removed')) NOT VALID;

-- The last line of defence, whatever code adds a member. A join that waited for the meeting's row sees the bans as they were before the wait;
-- this function reads them anew.
CREATE FUNCTION refuse_banned_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM meeting_bans b WHERE b.meeting_id = NEW.meeting_id AND b.user_id = NEW.user_id) THEN
    RAISE EXCEPTION 'user % was removed from meeting %', NEW.user_id, NEW.meeting_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_not_banned', TABLE = 'memberships';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "memberships_refuse_banned"
  BEFORE INSERT ON "memberships" FOR EACH ROW EXECUTE FUNCTION refuse_banned_member();

-- The removed person reads it in her inbox: written in the transaction of the removal, one entry per meeting, unread again after another removal.
-- `push_until` is the moment it is written, so it is never pushed.
CREATE FUNCTION note_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notifications WHERE user_id = NEW.user_id AND meeting_id = NEW.meeting_id AND kind = 'removed';
  INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, created_at, push_until)
  SELECT NEW.user_id, m.id, 'removed', m.starts_at, 0, false, now(), now() FROM meetings m WHERE m.id = NEW.meeting_id;
  RETURN NULL;
END $$;

CREATE TRIGGER "meeting_bans_note_removal"
  AFTER INSERT ON "meeting_bans" FOR EACH ROW EXECUTE FUNCTION note_removal();
