-- CreateTable
CREATE TABLE "meetings" (
    "id" SERIAL NOT NULL,
    "book_id" INTEGER NOT NULL,
    "leader_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "member_count" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "cancelled_at" TIMESTAMPTZ(3),
    "search_key" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "meeting_id" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("meeting_id","user_id")
);

-- CreateTable
CREATE TABLE "rooms" (
    "meeting_id" INTEGER NOT NULL,
    "last_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "messages" (
    "meeting_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "user_id" INTEGER NOT NULL,
    "client_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("meeting_id","seq")
);

-- CreateIndex
CREATE INDEX "meetings_starts_at_id_idx" ON "meetings"("starts_at", "id");

-- CreateIndex
CREATE INDEX "meetings_ends_at_id_idx" ON "meetings"("ends_at", "id");

-- CreateIndex
CREATE INDEX "meetings_book_id_starts_at_idx" ON "meetings"("book_id", "starts_at");

-- CreateIndex
CREATE INDEX "meetings_leader_id_idx" ON "meetings"("leader_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_meeting_id_idx" ON "memberships"("user_id", "meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_meeting_id_user_id_client_id_key" ON "messages"("meeting_id", "user_id", "client_id");

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_leader_id_fkey" FOREIGN KEY ("leader_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say. A time is what it is in whatever zone the session is: a difference of two instants, never a sum with days.

ALTER TABLE "meetings"
  ADD CONSTRAINT "meetings_title_not_blank" CHECK (btrim(title) <> ''),
  ADD CONSTRAINT "meetings_description_length" CHECK (char_length(description) <= 2000),
  ADD CONSTRAINT "meetings_capacity_range" CHECK (capacity BETWEEN 2 AND 500),
  -- The last line of defence against one seat too many.
  ADD CONSTRAINT "meetings_member_count_range" CHECK (member_count BETWEEN 1 AND capacity),
  ADD CONSTRAINT "meetings_length_range" CHECK (ends_at - starts_at BETWEEN interval '1 minute' AND interval '12 hours'),
  ADD CONSTRAINT "meetings_version_positive" CHECK (version > 0);

ALTER TABLE "rooms" ADD CONSTRAINT "rooms_last_seq_not_negative" CHECK (last_seq >= 0);

ALTER TABLE "messages"
  ADD CONSTRAINT "messages_seq_positive" CHECK (seq > 0),
  ADD CONSTRAINT "messages_body_length" CHECK (char_length(body) BETWEEN 1 AND 2000 AND btrim(body, E' \t\r\n') <> '');

CREATE INDEX "meetings_search_idx" ON "meetings" USING gin (search_key gin_trgm_ops);
