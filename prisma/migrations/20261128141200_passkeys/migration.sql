-- Passkeys (WebAuthn credentials) with which people log in. A passkey is deleted with its account.
CREATE TABLE "passkeys" (
  "id" SERIAL PRIMARY KEY,
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "credential_id" TEXT NOT NULL CHECK (char_length(credential_id) BETWEEN 1 AND 1400),
  "user_handle" TEXT NOT NULL CHECK (char_length(user_handle) BETWEEN 1 AND 86),
  "public_key" BYTEA NOT NULL CHECK (octet_length(public_key) BETWEEN 1 AND 4096),
  "counter" BIGINT NOT NULL CHECK (counter BETWEEN 0 AND 4294967295),
  "transports" TEXT[] NOT NULL,
  "name" TEXT NOT NULL CHECK (char_length(name) BETWEEN 1 AND 40),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "last_used_at" TIMESTAMPTZ(3)
);

CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");
