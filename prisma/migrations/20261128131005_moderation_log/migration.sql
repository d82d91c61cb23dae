-- What leaders did about members and messages. Ids of people become null when their accounts are
-- deleted; nothing else of a row ever changes. Meetings have no foreign key: the log outlives them.
CREATE TABLE "moderation_log" (
  "id" BIGSERIAL PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "meeting_id" INTEGER NOT NULL,
  "actor_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "subject_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "action" TEXT NOT NULL CHECK (action IN ('message_deleted', 'muted', 'unmuted', 'removed')),
  "seq" INTEGER CHECK ((seq IS NOT NULL) = (action = 'message_deleted')),
  "reason" TEXT CHECK (char_length(reason) BETWEEN 1 AND 200)
);

CREATE INDEX "moderation_log_meeting_id_idx" ON "moderation_log"("meeting_id", "id");
CREATE INDEX "moderation_log_actor_id_idx" ON "moderation_log"("actor_id");
CREATE INDEX "moderation_log_subject_id_idx" ON "moderation_log"("subject_id");

CREATE FUNCTION moderation_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'actor_id' - 'subject_id' = to_jsonb(OLD) - 'actor_id' - 'subject_id'
    AND (NEW.actor_id IS NULL OR NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id)
    AND (NEW.subject_id IS NULL OR NEW.subject_id IS NOT DISTINCT FROM OLD.subject_id)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'moderation_log is append-only';
END
$$;

CREATE TRIGGER "moderation_log_append_only" BEFORE UPDATE OR DELETE ON "moderation_log"
  FOR EACH ROW EXECUTE FUNCTION moderation_log_is_append_only();
