-- A message may answer an earlier one of its meeting, and may quote a sentence of the book.
ALTER TABLE messages
  ADD COLUMN reply_to INTEGER,
  ADD COLUMN quote_text TEXT,
  ADD COLUMN quote_page INTEGER,
  ADD CONSTRAINT messages_reply_to_earlier CHECK (reply_to > 0 AND reply_to < seq) NOT VALID,
  ADD CONSTRAINT messages_quote CHECK (
    char_length(quote_text) BETWEEN 1 AND 500
      AND (quote_page IS NULL OR quote_page BETWEEN 1 AND 99999)
      OR quote_text IS NULL AND quote_page IS NULL
  ) NOT VALID;
