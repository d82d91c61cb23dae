-- What operators did. Rows never change, except that ids of people become null when their accounts
-- are deleted. A row may be deleted when it is older than a year.
CREATE TABLE "operator_log" (
  "id" BIGSERIAL PRIMARY KEY,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "actor_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "subject_id" INTEGER REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "action" TEXT NOT NULL CHECK (action IN (
    'log_in', 'admin_granted', 'admin_revoked', 'import_requested', 'data_exported', 'report_viewed',
    'report_dismissed', 'content_hidden', 'person_warned', 'person_suspended', 'decision_undone'
  )),
  "report_id" INTEGER,
  "reason" TEXT CHECK (char_length(reason) BETWEEN 1 AND 500)
);

CREATE INDEX "operator_log_action_idx" ON "operator_log"("action", "id");
CREATE INDEX "operator_log_actor_id_idx" ON "operator_log"("actor_id");
CREATE INDEX "operator_log_subject_id_idx" ON "operator_log"("subject_id");

CREATE FUNCTION operator_log_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '1 year' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'actor_id' - 'subject_id' = to_jsonb(OLD) - 'actor_id' - 'subject_id'
    AND (NEW.actor_id IS NULL OR NEW.actor_id IS NOT DISTINCT FROM OLD.actor_id)
    AND (NEW.subject_id IS NULL OR NEW.subject_id IS NOT DISTINCT FROM OLD.subject_id)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'operator_log is append-only';
END
$$;

CREATE TRIGGER "operator_log_append_only" BEFORE UPDATE OR DELETE ON "operator_log"
  FOR EACH ROW EXECUTE FUNCTION operator_log_is_append_only();
