-- What a nickname looks like (src/accounts/look-alikes.ts). Null until a worker has filled it in: the previous version
-- writes no skeleton, and rows from before have none.
ALTER TABLE "users" ADD COLUMN "nickname_skeleton" TEXT;
ALTER TABLE "users"
  ADD CONSTRAINT "users_nickname_skeleton_bounds" CHECK (octet_length(nickname_skeleton) BETWEEN 1 AND 2600) NOT VALID;
-- Both are built over an empty column: quick on a table of any size.
CREATE UNIQUE INDEX "users_nickname_skeleton_key" ON "users"("nickname_skeleton");
CREATE INDEX "users_without_skeleton_idx" ON "users" (id) WHERE nickname_skeleton IS NULL;
