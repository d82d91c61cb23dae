-- Notices of a club. A pinned notice has a place: three places a club, and the unique index gives
-- each of them to one notice.
CREATE TABLE "club_notices" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  -- Null: the account was deleted.
  "author_id" INTEGER,
  "body" TEXT NOT NULL,
  "pin_place" INTEGER,
  "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "club_notices_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_notices_text_bounds" CHECK (char_length(body) BETWEEN 1 AND 1000),
  CONSTRAINT "club_notices_pin_places" CHECK (pin_place BETWEEN 1 AND 3),
  CONSTRAINT "club_notices_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_notices_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "club_notices_club_id_id_idx" ON "club_notices" ("club_id", "id");
CREATE UNIQUE INDEX "club_notices_club_id_pin_place_key" ON "club_notices" ("club_id", "pin_place");
CREATE INDEX "club_notices_author_id_idx" ON "club_notices" ("author_id");

-- Which members saw and confirmed a notice. The rows of a member end with her membership.
CREATE TABLE "club_notice_readings" (
  "notice_id" INTEGER NOT NULL,
  "club_id" INTEGER NOT NULL,
  "user_id" INTEGER NOT NULL,
  "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "confirmed_at" TIMESTAMPTZ(3),
  CONSTRAINT "club_notice_readings_pkey" PRIMARY KEY ("notice_id", "user_id"),
  CONSTRAINT "club_notice_readings_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "club_notices" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_notice_readings_club_id_user_id_fkey" FOREIGN KEY ("club_id", "user_id")
    REFERENCES "club_memberships" ("club_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "club_notice_readings_club_id_user_id_idx" ON "club_notice_readings" ("club_id", "user_id");
