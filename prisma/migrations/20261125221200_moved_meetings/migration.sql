-- Which meeting of the original site became which of ours, and who was brought with it, whatever is edited on either side: a second move adds who is
-- new there, and neither makes a meeting again nor brings back who left it here.
CREATE TABLE "moved_meetings" (
  "original_id" INTEGER NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "user_ids" INTEGER[],
  CONSTRAINT "moved_meetings_pkey" PRIMARY KEY ("original_id")
);

CREATE UNIQUE INDEX "moved_meetings_meeting_id_key" ON "moved_meetings"("meeting_id");

ALTER TABLE "moved_meetings" ADD CONSTRAINT "moved_meetings_meeting_id_fkey"
  FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE CASCADE ON UPDATE CASCADE;
