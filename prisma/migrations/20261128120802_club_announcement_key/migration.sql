CREATE UNIQUE INDEX CONCURRENTLY "announcements_club_id_kind_subject_id_key"
  ON "announcements" ("club_id", "kind", "subject_id") WHERE club_id IS NOT NULL;
