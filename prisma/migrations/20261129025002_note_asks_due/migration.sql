-- A scan every ten seconds looks for notes that are due in the next 48 hours.
CREATE INDEX "asks_note_due_idx" ON "asks" ("closes_at") WHERE kind = 'note';
