-- Whether the notification may interrupt a person on her devices. The previous release writes no
-- such column, and sends all of its notifications.
ALTER TABLE "notifications" ADD COLUMN "may_web_push" BOOLEAN NOT NULL DEFAULT true;
