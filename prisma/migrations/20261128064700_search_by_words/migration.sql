-- What search looks through from now on (docs/decisions/004). Rows are given their keys by `npm run migrate` and by the worker, since only the
-- application can spell them. The version before this one goes on with search_key.
ALTER TABLE "books"
  ADD COLUMN "search_text" TEXT,
  ADD COLUMN "search_grams" INTEGER[],
  ADD COLUMN "search_keyed_at" TIMESTAMPTZ(3);
ALTER TABLE "meetings"
  ADD COLUMN "search_text" TEXT,
  ADD COLUMN "search_grams" INTEGER[],
  ADD COLUMN "search_keyed_at" TIMESTAMPTZ(3);

-- A long list of pending entries is read by every search: it is kept short.
CREATE INDEX "books_search_grams_idx" ON "books" USING gin (search_grams) WITH (gin_pending_list_limit = 256);
CREATE INDEX "meetings_search_grams_idx" ON "meetings" USING gin (search_grams) WITH (gin_pending_list_limit = 256);

-- A row whose keys were made of what it says now has the same time in both columns.
CREATE INDEX "books_stale_keys_idx" ON "books" (id) WHERE search_keyed_at IS DISTINCT FROM updated_at;
CREATE INDEX "meetings_stale_keys_idx" ON "meetings" (id) WHERE search_keyed_at IS DISTINCT FROM updated_at;

-- The key of a meeting holds that of its book, so it is made anew when the book's changes.
CREATE FUNCTION mark_meeting_keys_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE meetings SET search_keyed_at = NULL WHERE book_id = NEW.id AND search_keyed_at IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "books_search_text_changed" AFTER UPDATE OF search_text ON "books"
  FOR EACH ROW WHEN (OLD.search_text IS DISTINCT FROM NEW.search_text) EXECUTE FUNCTION mark_meeting_keys_stale();
