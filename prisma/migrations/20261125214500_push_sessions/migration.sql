-- Null is none: most alarms never go by Web Push.
ALTER TABLE "notifications" ADD COLUMN "web_pushed_to" TEXT[];

-- Who takes Web Push by now goes on taking it.
ALTER TABLE "push_subscriptions" ADD COLUMN "session_epoch" INTEGER NOT NULL DEFAULT 0;
UPDATE "push_subscriptions" x SET "session_epoch" = u."session_epoch" FROM "users" u WHERE u."id" = x."user_id";
