-- The soonest meetings about a book that can still be joined, like meetings_joinable_idx for all books.
CREATE INDEX "meetings_joinable_book_idx" ON "meetings" (book_id, starts_at, id) WHERE cancelled_at IS NULL AND member_count < capacity;
