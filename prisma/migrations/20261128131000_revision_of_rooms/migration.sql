-- Rises with every change of a message. A migration of its own: one that locks two tables meets the
-- statements of a running site in a deadlock.
ALTER TABLE "rooms" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
