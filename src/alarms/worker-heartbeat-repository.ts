import type pg from 'pg';

// Rows of worker_heartbeats. Running workers of another version use the same names.
const successfulScan = 'alarm-scan';
const queueJob = 'alarm-tick';

const record = async (pool: pg.Pool, name: string): Promise<void> => {
  await pool.query({
    name: 'alarms-heartbeat',
    text: 'INSERT INTO worker_heartbeats (name, beat_at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET beat_at = now()',
    values: [name],
  });
};

const findAgeSeconds = async (pool: pg.Pool, name: string): Promise<number | null> => {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT extract(epoch FROM clock_timestamp() - beat_at)::float8 AS seconds FROM worker_heartbeats WHERE name = $1`,
    [name],
  );
  return rows[0]?.seconds ?? null;
};

/**
 * Call it after a scan without failures: `/readyz` and operators must see a scan that always fails.
 */
export const recordSuccessfulScan = (pool: pg.Pool): Promise<void> => record(pool, successfulScan);

/** Records that the queue gave a scan job to this worker, whatever becomes of the scan. */
export const recordQueueJob = (pool: pg.Pool): Promise<void> => record(pool, queueJob);

/** Seconds since the last successful scan of any worker; null before the first one. */
export const findScanAgeSeconds = (pool: pg.Pool): Promise<number | null> =>
  findAgeSeconds(pool, successfulScan);

/** Seconds since the queue last gave a scan job to any worker; null before the first one. */
export const findQueueJobAgeSeconds = (pool: pg.Pool): Promise<number | null> =>
  findAgeSeconds(pool, queueJob);
