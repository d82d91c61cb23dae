-- Whether a person is told nothing of messages that name her.
ALTER TABLE "alarm_preferences" ADD COLUMN "mutes_mentions" BOOLEAN NOT NULL DEFAULT false;
