-- The role of web and worker may not delete from the log. This is the only way for it to do so: rows
-- older than a year, which the log's trigger lets go too. Returns how many were deleted.
CREATE FUNCTION expire_operator_log() RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH expired AS (DELETE FROM public.operator_log WHERE at < now() - interval '1 year' RETURNING 1)
  SELECT count(*)::int FROM expired;
$$;
REVOKE ALL ON FUNCTION expire_operator_log() FROM PUBLIC;
