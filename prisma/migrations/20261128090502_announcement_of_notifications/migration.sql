-- From this transaction on, each new notification names its announcement: current code writes the
-- id, and for code of the version before the trigger finds it by the four columns.
ALTER TABLE "notifications" ADD COLUMN "announcement_id" INTEGER;
ALTER TABLE "notifications"
  ADD CONSTRAINT "notifications_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcements"("id")
    ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;

CREATE FUNCTION fill_announcement_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  FOR attempt IN 1..2 LOOP
    SELECT id INTO NEW.announcement_id FROM announcements a
    WHERE a.meeting_id = NEW.meeting_id AND a.kind = NEW.kind
      AND a.meeting_starts_at = NEW.meeting_starts_at AND a.occasion = NEW.occasion;
    EXIT WHEN FOUND;
    INSERT INTO announcements (meeting_id, kind, meeting_starts_at, occasion)
    VALUES (NEW.meeting_id, NEW.kind, NEW.meeting_starts_at, NEW.occasion)
    ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NEW;
END $$;

CREATE TRIGGER "notifications_fill_announcement_id"
  BEFORE INSERT ON "notifications" FOR EACH ROW WHEN (NEW.announcement_id IS NULL)
  EXECUTE FUNCTION fill_announcement_id();
