-- Why no further ranking pass was asked. Null: none was asked, or an older version stored the row.
ALTER TABLE recommendations ADD COLUMN stop_reason text;
ALTER TABLE recommendations ADD CONSTRAINT recommendations_stop_reason_check
  CHECK (stop_reason IN ('agreed', 'clear', 'apart', 'limit', 'no_time', 'failed')) NOT VALID;
