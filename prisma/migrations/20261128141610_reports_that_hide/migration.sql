-- Whether the decision hid the reported text, alone or with a warning or a suspension.
ALTER TABLE "reports" ADD COLUMN "hides" BOOLEAN NOT NULL DEFAULT false;
