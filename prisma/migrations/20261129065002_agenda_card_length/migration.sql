-- A card holds every discussion question.
ALTER TABLE "agenda_cards" DROP CONSTRAINT "agenda_cards_text_bounds";
ALTER TABLE "agenda_cards" ADD CONSTRAINT "agenda_cards_text_bounds"
  CHECK (char_length(body) BETWEEN 1 AND 900) NOT VALID;
