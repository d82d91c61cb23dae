import type pg from 'pg';

/** A look in which everything went well; and the queue asking a worker for one, whatever became of it. */
const names = { look: 'alarm-scan', tick: 'alarm-tick' } as const;

const note = async (pool: pg.Pool, name: string): Promise<void> => {
  await pool.query({
    name: 'alarms-heartbeat',
    text: 'INSERT INTO worker_heartbeats (name, beat_at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET beat_at = now()',
    values: [name],
  });
};

/** Seconds; null when there was none. */
const findAge = async (pool: pg.Pool, name: string): Promise<number | null> => {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT extract(epoch FROM clock_timestamp() - beat_at)::float8 AS seconds FROM worker_heartbeats WHERE name = $1`,
    [name],
  );
  return rows[0]?.seconds ?? null;
};

/** After the look, not before it: one that fails every time has to be seen on `/readyz` and by operators. */
export const noteGoodLook = (pool: pg.Pool): Promise<void> => note(pool, names.look);
export const noteTick = (pool: pg.Pool): Promise<void> => note(pool, names.tick);

/** Seconds since a worker last looked for alarms and all went well; null when none ever did. */
export const findHeartbeatAge = (pool: pg.Pool): Promise<number | null> => findAge(pool, names.look);
/** Seconds since the queue last ticked, for whichever worker; null when it never did. */
export const findTickAge = (pool: pg.Pool): Promise<number | null> => findAge(pool, names.tick);
