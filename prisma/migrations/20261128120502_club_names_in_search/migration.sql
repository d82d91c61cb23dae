-- The search key of a meeting also holds that of its club, so it is made anew when the club is renamed.
CREATE FUNCTION mark_club_meeting_keys_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meetings SET search_keyed_at = NULL WHERE club_id = NEW.id AND search_keyed_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "clubs_search_text_changed" AFTER UPDATE OF search_text ON "clubs"
  FOR EACH ROW WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION mark_club_meeting_keys_stale();

UPDATE "meetings" SET search_keyed_at = NULL WHERE club_id IS NOT NULL;
