-- The discussion question that a question card was copied from: the card is hidden with it.
ALTER TABLE "question_cards" ADD COLUMN "question_id" INTEGER;
