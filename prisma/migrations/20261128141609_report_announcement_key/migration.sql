CREATE UNIQUE INDEX CONCURRENTLY "announcements_report_id_kind_key"
  ON "announcements" ("report_id", "kind") WHERE report_id IS NOT NULL;
