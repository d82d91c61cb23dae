-- The trigger fills the column before the check sees the row.
ALTER TABLE "notifications"
  ADD CONSTRAINT "notifications_announcement" CHECK (announcement_id IS NOT NULL) NOT VALID;

-- The announcement's own key to the meeting replaces it.
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_meeting_id_fkey";

-- As before, with the announcement. `push_until` is the moment it is written: it is never pushed.
CREATE OR REPLACE FUNCTION note_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM notifications n USING announcements a
  WHERE a.id = n.announcement_id AND a.meeting_id = NEW.meeting_id AND a.kind = 'removed' AND n.user_id = NEW.user_id;
  INSERT INTO notifications (user_id, meeting_id, kind, meeting_starts_at, occasion, is_quiet, created_at, push_until)
  SELECT NEW.user_id, m.id, 'removed', m.starts_at, 0, false, now(), now() FROM meetings m WHERE m.id = NEW.meeting_id;
  RETURN NULL;
END $$;
