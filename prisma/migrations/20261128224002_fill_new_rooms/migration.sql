-- Both versions of the code insert a room without these columns, in the transaction of its meeting.
CREATE FUNCTION fill_times_of_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT CASE WHEN m.cancelled_at IS NULL THEN m.starts_at END,
         CASE WHEN m.cancelled_at IS NULL THEN m.ends_at END,
         m.club_id
  INTO NEW.opens_at, NEW.closes_at, NEW.club_id
  FROM meetings m WHERE m.id = NEW.meeting_id;
  RETURN NEW;
END $$;

CREATE TRIGGER "rooms_fill_times" BEFORE INSERT ON "rooms" FOR EACH ROW
  EXECUTE FUNCTION fill_times_of_room();
