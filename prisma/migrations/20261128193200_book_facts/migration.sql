-- More facts of a book. The version before writes none of these columns and reads none.
ALTER TABLE "books"
  -- Names of Aladin's categories below the genre, broadest first.
  ADD COLUMN "category_path" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "series" TEXT,
  ADD COLUMN "pages" INTEGER,
  -- Where each tag was found, by tag.
  ADD COLUMN "tag_sources" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "books" ADD CONSTRAINT "books_pages_positive" CHECK ("pages" > 0) NOT VALID;
