-- When a member who pressed "leave" loses her seat; until then she can take it back. Null: she stays.
ALTER TABLE "memberships" ADD COLUMN "leaves_at" TIMESTAMPTZ(3);

CREATE INDEX "memberships_leaves_at_idx" ON "memberships" ("leaves_at") WHERE "leaves_at" IS NOT NULL;
