CREATE UNIQUE INDEX CONCURRENTLY "announcements_account_key"
  ON "announcements" ("kind", "subject_id") WHERE starts_with(kind, 'account_');
