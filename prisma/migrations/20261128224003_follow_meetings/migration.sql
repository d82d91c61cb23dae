-- From here on, a room follows its meeting in the same transaction, whichever code changes it.
CREATE FUNCTION copy_times_to_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rooms SET
    opens_at = CASE WHEN NEW.cancelled_at IS NULL THEN NEW.starts_at END,
    closes_at = CASE WHEN NEW.cancelled_at IS NULL THEN NEW.ends_at END,
    club_id = NEW.club_id
  WHERE meeting_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER "meetings_copy_times_to_room"
  AFTER UPDATE OF starts_at, ends_at, cancelled_at, club_id ON "meetings" FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at, OLD.cancelled_at, OLD.club_id)
    IS DISTINCT FROM (NEW.starts_at, NEW.ends_at, NEW.cancelled_at, NEW.club_id))
  EXECUTE FUNCTION copy_times_to_room();
