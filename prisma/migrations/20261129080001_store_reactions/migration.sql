-- Adds and takes back reactions in one room. The arrays have the same order: numbers of messages,
-- people, emojis, whether the reaction is added. Each (number, person, emoji) may stand in them
-- once. Returns a row for each one whose message is there and whose person has a seat.
--
-- 1. fact: what decides, by the database's clock.
-- 2. room: takes a revision for each message that may change. The lock on the room's row admits one
--    change at a time, so revisions rise in the order of commits.
-- 3. target: locks the messages. One that was deleted meanwhile drops out.
-- 4. added, removed: the reactions. One that another process stored meanwhile changes nothing.
-- 5. counted: adds the difference to the newest counts, which the lock protects.
--
-- It is a function for its setting alone: PostgreSQL would plan the statement at each run, because
-- messages are partitioned, and planning costs four times as much as running it.
CREATE FUNCTION store_reactions(
  in_meeting integer, asked_seqs integer[], asked_users integer[], asked_emojis text[], asked_on boolean[]
) RETURNS TABLE (
  n integer, seq integer, user_id integer, emoji text, is_on boolean, is_deleted boolean,
  is_open boolean, is_silenced boolean, revision integer, counts jsonb
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH fact AS (
    SELECT a.n, a.seq, a.user_id, a.emoji, a.is_on, t.body = '' AS is_deleted,
      m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at AS is_open,
      EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = in_meeting AND i.user_id = a.user_id) AS is_silenced,
      a.is_on <> EXISTS (SELECT FROM message_reactions x
        WHERE x.meeting_id = in_meeting AND x.seq = a.seq AND x.emoji = a.emoji AND x.user_id = a.user_id) AS is_change
    FROM unnest(asked_seqs, asked_users, asked_emojis, asked_on) WITH ORDINALITY AS a (seq, user_id, emoji, is_on, n)
    JOIN messages t ON t.meeting_id = in_meeting AND t.seq = a.seq
    JOIN meetings m ON m.id = in_meeting
    JOIN memberships s ON s.meeting_id = in_meeting AND s.user_id = a.user_id AND (m.club_id IS NULL OR EXISTS (SELECT FROM club_memberships k WHERE k.club_id = m.club_id AND k.user_id = s.user_id))
  ), wanted AS (
    SELECT * FROM fact WHERE is_change AND is_open AND NOT is_deleted AND NOT (is_on AND is_silenced)
  ), place AS (
    SELECT seq, row_number() OVER (ORDER BY seq) AS place FROM (SELECT DISTINCT seq FROM wanted) w
  ), room AS (
    UPDATE rooms SET revision = revision + (SELECT count(*) FROM place)
    WHERE meeting_id = in_meeting AND EXISTS (SELECT FROM wanted)
    RETURNING revision - (SELECT count(*) FROM place) AS base
  ), target AS (
    SELECT t.seq, room.base + place.place AS revision
    FROM room, place JOIN messages t ON t.meeting_id = in_meeting AND t.seq = place.seq AND t.deleted_at IS NULL
    FOR NO KEY UPDATE OF t
  ), added AS (
    INSERT INTO message_reactions (meeting_id, seq, user_id, emoji)
    SELECT in_meeting, w.seq, w.user_id, w.emoji FROM wanted w JOIN target USING (seq) WHERE w.is_on
    ON CONFLICT DO NOTHING
    RETURNING seq, user_id, emoji, true AS is_on
  ), removed AS (
    DELETE FROM message_reactions x USING wanted w JOIN target USING (seq)
    WHERE NOT w.is_on AND x.meeting_id = in_meeting AND x.seq = w.seq AND x.emoji = w.emoji AND x.user_id = w.user_id
    RETURNING x.seq, x.user_id, x.emoji, false AS is_on
  ), done AS (
    SELECT * FROM added UNION ALL SELECT * FROM removed
  ), counted AS (
    UPDATE messages t SET revision = target.revision, reaction_counts = (
      SELECT jsonb_object_agg(emoji, total) FILTER (WHERE total > 0)
      FROM (
        SELECT emoji, sum(one) AS total
        FROM (
          SELECT key AS emoji, value::int AS one FROM jsonb_each_text(coalesce(t.reaction_counts, '{}'))
          UNION ALL SELECT emoji, CASE WHEN is_on THEN 1 ELSE -1 END FROM done WHERE done.seq = t.seq
        ) each_one GROUP BY emoji
      ) totals
    )
    FROM target WHERE t.meeting_id = in_meeting AND t.seq = target.seq AND target.seq IN (SELECT seq FROM done)
    RETURNING t.seq, t.revision, t.reaction_counts
  )
  SELECT f.n::int, f.seq, f.user_id, f.emoji, f.is_on, f.is_deleted, f.is_open, f.is_silenced, c.revision, c.reaction_counts
  FROM fact f
  LEFT JOIN done d ON d.seq = f.seq AND d.user_id = f.user_id AND d.emoji = f.emoji
  LEFT JOIN counted c ON c.seq = d.seq
  ORDER BY f.n;
END
$$;
