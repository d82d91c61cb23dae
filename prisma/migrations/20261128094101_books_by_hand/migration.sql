-- Books that Aladin did not name have item ids below zero: those of the committed fixture down to
-- -1,000,000,000, those added by hand below. They have no product page.
CREATE SEQUENCE "hand_made_item_ids" AS integer INCREMENT BY -1
  MINVALUE -2147483648 MAXVALUE -1000000001 START WITH -1000000001;

ALTER TABLE "books"
  DROP CONSTRAINT "books_item_id_positive",
  DROP CONSTRAINT "books_product_url_is_web",
  ADD CONSTRAINT "books_item_id_not_zero" CHECK (item_id <> 0) NOT VALID,
  ADD CONSTRAINT "books_product_url_is_web" CHECK (
    product_url ~ '^https?://' OR (product_url = '' AND item_id < 0)) NOT VALID,
  ADD CONSTRAINT "books_hand_made_bounds" CHECK (
    item_id > -1000000000 OR (char_length(title) BETWEEN 1 AND 420 AND char_length(publisher) <= 200)) NOT VALID;

-- What all editions of a work share of their titles. The application writes it with the search
-- keys; null until then.
ALTER TABLE "books" ADD COLUMN "title_key" TEXT;
CREATE INDEX "books_title_key_idx" ON "books" (title_key);
CREATE INDEX "books_without_title_key_idx" ON "books" (id) WHERE title_key IS NULL;
CREATE INDEX "books_isbn13_idx" ON "books" (isbn13);
