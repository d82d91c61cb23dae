-- CreateTable
CREATE TABLE "meeting_changes" (
    "meeting_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "old_title" TEXT NOT NULL,
    "new_title" TEXT NOT NULL,
    "old_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "new_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "old_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "new_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "announced_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_changes_pkey" PRIMARY KEY ("meeting_id","version")
);

-- CreateTable
CREATE TABLE "notifications" (
    "user_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "meeting_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "occasion" INTEGER NOT NULL,
    "is_quiet" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "push_until" TIMESTAMPTZ(3) NOT NULL,
    "pushed_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "web_push_due_at" TIMESTAMPTZ(3),
    "web_push_tries" SMALLINT NOT NULL DEFAULT 0,
    "web_pushed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("user_id","meeting_id","kind","meeting_starts_at","occasion")
);

-- CreateTable
CREATE TABLE "alarm_preferences" (
    "user_id" INTEGER NOT NULL,
    "lead_minutes" SMALLINT NOT NULL,
    "quiet_from" SMALLINT,
    "quiet_to" SMALLINT,
    "sound" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "alarm_preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "meeting_mutes" (
    "user_id" INTEGER NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "muted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unmuted_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_mutes_pkey" PRIMARY KEY ("user_id","meeting_id")
);

-- CreateTable
CREATE TABLE "meeting_entrances" (
    "meeting_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_entrances_pkey" PRIMARY KEY ("meeting_id","user_id")
);

-- CreateTable
CREATE TABLE "meeting_reminders" (
    "meeting_id" INTEGER NOT NULL,
    "meeting_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meeting_reminders_pkey" PRIMARY KEY ("meeting_id","meeting_starts_at")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "endpoint" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("endpoint")
);

-- CreateTable
CREATE TABLE "vapid_keys" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "public_key" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vapid_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "push_subscriptions_user_id_created_at_idx" ON "push_subscriptions"("user_id", "created_at");

-- AddForeignKey
ALTER TABLE "meeting_changes" ADD CONSTRAINT "meeting_changes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alarm_preferences" ADD CONSTRAINT "alarm_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_mutes" ADD CONSTRAINT "meeting_mutes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_mutes" ADD CONSTRAINT "meeting_mutes_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_entrances" ADD CONSTRAINT "meeting_entrances_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_entrances" ADD CONSTRAINT "meeting_entrances_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_reminders" ADD CONSTRAINT "meeting_reminders_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

ALTER TABLE "meeting_changes"
  ADD CONSTRAINT "meeting_changes_kind" CHECK (kind IN ('meeting_changed', 'meeting_cancelled'));

ALTER TABLE "notifications"
  ADD CONSTRAINT "notifications_kind" CHECK (kind IN ('starting_soon', 'meeting_changed', 'meeting_cancelled'));

ALTER TABLE "alarm_preferences"
  ADD CONSTRAINT "alarm_preferences_lead_minutes" CHECK (lead_minutes IN (10, 30, 60)),
  ADD CONSTRAINT "alarm_preferences_quiet_from_range" CHECK (quiet_from BETWEEN 0 AND 1439),
  ADD CONSTRAINT "alarm_preferences_quiet_to_range" CHECK (quiet_to BETWEEN 0 AND 1439),
  ADD CONSTRAINT "alarm_preferences_quiet_both_or_none" CHECK ((quiet_from IS NULL) = (quiet_to IS NULL) AND quiet_from <> quiet_to);

ALTER TABLE "vapid_keys" ADD CONSTRAINT "vapid_keys_one_row" CHECK (id = 1);

-- What a tick and an open page look for is a handful among millions: these indexes hold only that.
CREATE INDEX "meeting_changes_unannounced_idx" ON "meeting_changes" (changed_at) WHERE announced_at IS NULL;
CREATE INDEX "notifications_unpushed_idx" ON "notifications" (push_until) WHERE pushed_at IS NULL;
CREATE INDEX "notifications_web_push_due_idx" ON "notifications" (web_push_due_at) WHERE web_push_due_at IS NOT NULL;
CREATE INDEX "notifications_unread_idx" ON "notifications" (user_id, created_at) WHERE read_at IS NULL;

-- What members have to be told of is noted in the transaction that changes the meeting, by whatever code does it: it cannot be lost between the
-- change and a worker that is away, and meetings need not know that there are alarms.
CREATE FUNCTION note_meeting_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO meeting_changes (meeting_id, version, kind, old_title, new_title, old_starts_at, new_starts_at, old_ends_at, new_ends_at)
  VALUES (NEW.id, NEW.version, CASE WHEN NEW.cancelled_at IS NULL THEN 'meeting_changed' ELSE 'meeting_cancelled' END,
    OLD.title, NEW.title, OLD.starts_at, NEW.starts_at, OLD.ends_at, NEW.ends_at)
  -- Only by hand can a version change twice.
  ON CONFLICT (meeting_id, version) DO UPDATE SET kind = EXCLUDED.kind, new_title = EXCLUDED.new_title,
    new_starts_at = EXCLUDED.new_starts_at, new_ends_at = EXCLUDED.new_ends_at, changed_at = now(), announced_at = NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER "meetings_note_change"
  AFTER UPDATE OF title, starts_at, ends_at, cancelled_at ON "meetings" FOR EACH ROW
  WHEN (
    OLD.cancelled_at IS NULL AND (
      NEW.cancelled_at IS NOT NULL OR OLD.title <> NEW.title OR OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at
    )
  )
  EXECUTE FUNCTION note_meeting_change();
