-- Accounts at an OpenID server by which people log in here. No token and no address is stored.
CREATE TABLE "identities" (
  "issuer" TEXT NOT NULL CHECK (char_length(issuer) BETWEEN 1 AND 255),
  "subject" TEXT NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
  "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "identities_pkey" PRIMARY KEY ("issuer", "subject")
);

CREATE UNIQUE INDEX "identities_user_id_issuer_key" ON "identities"("user_id", "issuer");
