-- Books that a club read without a meeting here: before it moved in, or elsewhere.
CREATE TABLE "club_earlier_books" (
  "club_id" INTEGER NOT NULL,
  "book_id" INTEGER NOT NULL,
  -- Null if nobody remembers the day.
  "read_on" DATE,
  -- Null: the account was deleted.
  "added_by" INTEGER,
  "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "club_earlier_books_pkey" PRIMARY KEY ("club_id", "book_id"),
  CONSTRAINT "club_earlier_books_read_on_bounds" CHECK (read_on >= DATE '1900-01-01'),
  CONSTRAINT "club_earlier_books_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_earlier_books_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "club_earlier_books_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- The shelf, the book read last first.
CREATE INDEX "club_earlier_books_shelf_idx" ON "club_earlier_books" ("club_id", "read_on" DESC NULLS LAST, "book_id" DESC);
CREATE INDEX "club_earlier_books_book_id_idx" ON "club_earlier_books" ("book_id");
CREATE INDEX "club_earlier_books_added_by_idx" ON "club_earlier_books" ("added_by");

-- What a member says of a book that the club read, for the club to see.
CREATE TABLE "club_ratings" (
  "id" SERIAL NOT NULL,
  "club_id" INTEGER NOT NULL,
  "book_id" INTEGER NOT NULL,
  -- Null: the account was deleted. The rating stays.
  "user_id" INTEGER,
  -- 2 is one star, 10 is five.
  "half_stars" SMALLINT NOT NULL,
  "review" TEXT NOT NULL DEFAULT '',
  "rated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "club_ratings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "club_ratings_half_stars_bounds" CHECK (half_stars BETWEEN 2 AND 10),
  CONSTRAINT "club_ratings_review_bounds" CHECK (char_length(review) <= 1400),
  CONSTRAINT "club_ratings_club_id_fkey" FOREIGN KEY ("club_id") REFERENCES "clubs" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "club_ratings_book_id_fkey" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "club_ratings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "club_ratings_club_id_book_id_user_id_key" ON "club_ratings" ("club_id", "book_id", "user_id");
CREATE INDEX "club_ratings_book_id_idx" ON "club_ratings" ("book_id");
CREATE INDEX "club_ratings_user_id_idx" ON "club_ratings" ("user_id");
