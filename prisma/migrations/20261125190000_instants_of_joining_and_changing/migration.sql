-- Joining and changing wait for each other at the meeting's row. The time of a transaction is that of its beginning, before the wait; the order in which
-- they got the row is told by the time at which they write.
ALTER TABLE "memberships" ALTER COLUMN "joined_at" SET DEFAULT clock_timestamp();
ALTER TABLE "meeting_changes" ALTER COLUMN "changed_at" SET DEFAULT clock_timestamp();

CREATE OR REPLACE FUNCTION note_meeting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO meeting_changes (meeting_id, version, kind, old_title, new_title, old_starts_at, new_starts_at, old_ends_at, new_ends_at)
  VALUES (NEW.id, NEW.version, CASE WHEN NEW.cancelled_at IS NULL THEN 'meeting_changed' ELSE 'meeting_cancelled' END,
    OLD.title, NEW.title, OLD.starts_at, NEW.starts_at, OLD.ends_at, NEW.ends_at)
  -- Only by hand can a version change twice.
  ON CONFLICT (meeting_id, version) DO UPDATE SET kind = EXCLUDED.kind, new_title = EXCLUDED.new_title,
    new_starts_at = EXCLUDED.new_starts_at, new_ends_at = EXCLUDED.new_ends_at, changed_at = clock_timestamp(), announced_at = NULL;
  RETURN NULL;
END $$;
