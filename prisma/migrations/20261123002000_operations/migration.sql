-- The operator role, and imports that an operator asks for.
ALTER TABLE "users" ADD COLUMN "is_admin" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "import_runs" (
  "id" SERIAL NOT NULL,
  "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "started_at" TIMESTAMPTZ(3),
  "finished_at" TIMESTAMPTZ(3),
  "summary" TEXT,
  "has_failed" BOOLEAN NOT NULL DEFAULT false,
  CONSTRAINT "import_runs_pkey" PRIMARY KEY ("id")
);

-- One import at a time: asking again while one is open changes nothing.
CREATE UNIQUE INDEX "import_runs_open_key" ON "import_runs" ((true)) WHERE "finished_at" IS NULL;
