-- A person asks for her data, and a worker makes the file. The row is the job.
CREATE TABLE "data_exports" (
  "id" SERIAL NOT NULL,
  "user_id" INTEGER NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "tries" SMALLINT NOT NULL DEFAULT 0,
  "lease_until" TIMESTAMPTZ(3),
  "ready_at" TIMESTAMPTZ(3),
  "failed_at" TIMESTAMPTZ(3),
  "expires_at" TIMESTAMPTZ(3),
  "size_bytes" BIGINT,
  CONSTRAINT "data_exports_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "data_exports_one_end" CHECK (ready_at IS NULL OR failed_at IS NULL),
  CONSTRAINT "data_exports_ready" CHECK (
    (ready_at IS NULL) = (expires_at IS NULL) AND (ready_at IS NULL) = (size_bytes IS NULL)
  )
);
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "data_exports_user_id_asked_at_idx" ON "data_exports"("user_id", "asked_at" DESC);
-- One at a time for each person; the worker looks for these rows.
CREATE UNIQUE INDEX "data_exports_open_key" ON "data_exports"("user_id")
  WHERE ready_at IS NULL AND failed_at IS NULL;

CREATE TABLE "data_export_pieces" (
  "export_id" INTEGER NOT NULL,
  -- The try that wrote the piece: a worker whose lease ended cannot mix its pieces with later ones.
  "try" SMALLINT NOT NULL,
  "position" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "data_export_pieces_pkey" PRIMARY KEY ("export_id", "try", "position"),
  CONSTRAINT "data_export_pieces_size" CHECK (octet_length(bytes) BETWEEN 1 AND 1048576)
);
ALTER TABLE "data_export_pieces" ADD CONSTRAINT "data_export_pieces_export_id_fkey"
  FOREIGN KEY ("export_id") REFERENCES "data_exports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- The pieces are compressed already.
ALTER TABLE "data_export_pieces" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
