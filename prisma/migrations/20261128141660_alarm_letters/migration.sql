-- Alarms by letter, for people who asked for them, when no page and no device got an alarm.
ALTER TABLE "alarm_preferences" ADD COLUMN "letters" BOOLEAN NOT NULL DEFAULT false;
CREATE TABLE "alarm_letters" (
  "user_id" INTEGER NOT NULL,
  "announcement_id" INTEGER NOT NULL,
  "tries" SMALLINT NOT NULL DEFAULT 1,
  -- A letter that was neither sent nor given up by then is tried again.
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3),
  CONSTRAINT "alarm_letters_pkey" PRIMARY KEY ("user_id", "announcement_id")
);
CREATE INDEX "alarm_letters_announcement_id_idx" ON "alarm_letters"("announcement_id");
