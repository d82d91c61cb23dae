-- Words that hold back messages in the meetings of a club. The version rises with every change, so
-- that a web process knows when its copy is old; a club without a row has version 0.
CREATE TABLE "club_word_lists" (
  "club_id" INTEGER PRIMARY KEY REFERENCES "clubs"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "version" INTEGER NOT NULL DEFAULT 1,
  "words" TEXT[] NOT NULL CHECK (cardinality(words) <= 100)
);
