import type pg from 'pg';

/**
 * Takes back up to `limit` reactions of a person in one meeting, so that no count holds them. Pages
 * learn of it by the revision. The room's row is locked first, as by a deletion of a message.
 * @returns how many are gone now; 0 if she has none in any meeting
 */
export async function eraseReactions(
  pool: pg.Pool,
  { userId, limit }: { readonly userId: number; readonly limit: number },
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'erase-reactions',
    text: `WITH chosen AS (
             SELECT meeting_id, seq, emoji, user_id FROM message_reactions
             WHERE user_id = $1 AND meeting_id = (SELECT min(meeting_id) FROM message_reactions WHERE user_id = $1)
             LIMIT $2
           ), place AS (
             SELECT meeting_id, seq, row_number() OVER (ORDER BY seq) AS place
             FROM (SELECT DISTINCT meeting_id, seq FROM chosen) c
           ), room AS (
             UPDATE rooms SET revision = revision + (SELECT count(*) FROM place)
             WHERE meeting_id = (SELECT min(meeting_id) FROM chosen)
             RETURNING meeting_id, revision - (SELECT count(*) FROM place) AS base
           ), gone AS (
             DELETE FROM message_reactions x USING room, chosen c
             WHERE x.meeting_id = room.meeting_id
               AND (x.meeting_id, x.seq, x.emoji, x.user_id) = (c.meeting_id, c.seq, c.emoji, c.user_id)
             RETURNING x.meeting_id, x.seq, x.emoji
           ), counted AS (
             UPDATE messages t SET revision = room.base + place.place, reaction_counts = (
               SELECT jsonb_object_agg(key, value::int - (key = ANY (ARRAY(
                   SELECT emoji FROM gone WHERE gone.seq = t.seq)))::int)
                 FILTER (WHERE value::int - (key = ANY (ARRAY(
                   SELECT emoji FROM gone WHERE gone.seq = t.seq)))::int > 0)
               FROM jsonb_each_text(t.reaction_counts)
             )
             FROM room JOIN place USING (meeting_id)
             WHERE t.meeting_id = room.meeting_id AND t.seq = place.seq AND t.reaction_counts IS NOT NULL
           )
           SELECT count(*)::int AS count FROM chosen`,
    values: [userId, limit],
  });
  return rows[0]?.count ?? 0;
}
