-- Question cards can be reported by the members who received them. "question_id" names the card.
ALTER TABLE "reports" DROP CONSTRAINT "reports_kind_check";
ALTER TABLE "reports" ADD CONSTRAINT "reports_kind_check" CHECK (kind IN (
  'message', 'meeting', 'club', 'nickname', 'ai_text', 'note', 'question', 'record', 'question_card'
)) NOT VALID;
ALTER TABLE "reports" ADD CONSTRAINT "reports_question_card_place"
  CHECK (kind <> 'question_card' OR (meeting_id IS NOT NULL AND question_id IS NOT NULL)) NOT VALID;
CREATE UNIQUE INDEX "reports_question_card_key" ON "reports" ("question_id", "reporter_id") WHERE kind = 'question_card';
