-- What push services answered for a browser, and the session that subscribed.
ALTER TABLE "push_subscriptions"
  ADD COLUMN "failed_count" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "dead_at" TIMESTAMPTZ(3),
  ADD COLUMN "retry_at" TIMESTAMPTZ(3),
  ADD COLUMN "session_hash" TEXT;

-- Null is none: few alarms are refused.
ALTER TABLE "notifications" ADD COLUMN "web_push_refused_by" TEXT[];

-- What lets a browser renew its subscription without a session. A table of its own: the push service often ends the old
-- subscription before the browser tells the new one.
CREATE TABLE "push_renewals" (
    "token_hash" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "endpoint" TEXT NOT NULL,
    "session_epoch" INTEGER NOT NULL,
    "session_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_renewals_pkey" PRIMARY KEY ("token_hash")
);

-- At most ten rows an account in either table.
CREATE INDEX "push_subscriptions_session_hash_idx" ON "push_subscriptions"("session_hash");
CREATE INDEX "push_renewals_user_id_created_at_idx" ON "push_renewals"("user_id", "created_at");
CREATE INDEX "push_renewals_endpoint_idx" ON "push_renewals"("endpoint");
CREATE INDEX "push_renewals_session_hash_idx" ON "push_renewals"("session_hash");

ALTER TABLE "push_renewals" ADD CONSTRAINT "push_renewals_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say. Rows of before stay as they are.
ALTER TABLE "push_subscriptions"
  ADD CONSTRAINT "push_subscriptions_failed_count" CHECK (failed_count >= 0) NOT VALID,
  ADD CONSTRAINT "push_subscriptions_lengths"
    CHECK (length(endpoint) <= 1000 AND length(p256dh) <= 100 AND length(auth) <= 50) NOT VALID;
ALTER TABLE "push_renewals" ADD CONSTRAINT "push_renewals_lengths" CHECK (length(token_hash) = 64 AND length(endpoint) <= 1000);
