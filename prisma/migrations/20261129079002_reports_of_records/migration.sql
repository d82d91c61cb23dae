-- Sentences of records can be reported, each once by one person.
ALTER TABLE "reports" ADD COLUMN "record_point_id" INTEGER;
ALTER TABLE "reports" DROP CONSTRAINT "reports_kind_check";
ALTER TABLE "reports" ADD CONSTRAINT "reports_kind_check"
  CHECK (kind IN (
    'message', 'meeting', 'club', 'nickname', 'ai_text', 'note', 'question', 'question_card', 'record'
  )) NOT VALID;
ALTER TABLE "reports" ADD CONSTRAINT "reports_record_place"
  CHECK (kind <> 'record' OR (meeting_id IS NOT NULL AND record_point_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX "reports_record_key" ON "reports" ("record_point_id", "reporter_id") WHERE kind = 'record';
