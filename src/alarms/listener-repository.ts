import type pg from 'pg';

export interface Listener {
  readonly sessionEpoch: number;
  /** Whether the person wants to hear a sound. */
  readonly sound: boolean;
}

/** One result per id, in the same order; null for an account that does not exist. */
export async function findListeners(pool: pg.Pool, userIds: readonly number[]): Promise<(Listener | null)[]> {
  const { rows } = await pool.query<{ session_epoch: number | null; sound: boolean }>({
    name: 'alarms-listeners',
    text: `SELECT u.session_epoch, coalesce(p.sound, true) AS sound
           FROM unnest($1::int[]) WITH ORDINALITY AS q (user_id, n)
           LEFT JOIN users u ON u.id = q.user_id
           LEFT JOIN alarm_preferences p ON p.user_id = q.user_id
           ORDER BY q.n`,
    values: [userIds],
  });
  return rows.map(({ session_epoch: sessionEpoch, sound }) =>
    sessionEpoch === null ? null : { sessionEpoch, sound },
  );
}
