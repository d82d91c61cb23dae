import type pg from 'pg';
import { type Alarm, alarmOf } from './alarm.ts';
import type { AlarmEmitter } from './alarm-emitter.ts';
import { claimPushes } from './notification-push-repository.ts';

/** Rows per transaction. Pages that acknowledge one of these rows wait for its end. */
const rowsPerTransaction = 5_000;
/** Publishes sent to Redis together: each must end within the client's command timeout. */
const publishesAtOnce = 500;

export interface EmitServices {
  readonly pool: pg.Pool;
  readonly emitter: AlarmEmitter;
}

export interface EmittedAlarm {
  readonly alarm: Alarm;
  readonly userIds: readonly number[];
}

/**
 * Pushes all notifications that can be pushed now through Redis to open pages, and marks them as
 * pushed. Web Push to closed pages is sent by send-web-pushes.ts.
 */
export async function emitAlarms(services: EmitServices, emitted: EmittedAlarm[]): Promise<void> {
  let last: readonly EmittedAlarm[];
  do {
    last = await pushBatch(services);
    emitted.push(...last);
  } while (last.reduce((rows, { userIds }) => rows + userIds.length, 0) === rowsPerTransaction);
}

/**
 * Pushes one batch. If Redis refuses it or the worker dies before the commit, nothing is marked and
 * the next scan pushes the same alarms again under the same ids.
 */
async function pushBatch({ pool, emitter }: EmitServices): Promise<EmittedAlarm[]> {
  const client = await pool.connect();
  let isBroken = false;
  // The pool handles errors of idle connections only. Without a listener, a connection that breaks
  // while this function waits for Redis would end the process.
  const onError = () => {
    isBroken = true;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const claimed = await claimPushes(client, rowsPerTransaction);
    const pushes = claimed.map(({ announcement, meeting, userIds }) => ({
      alarm: alarmOf(announcement, meeting),
      userIds,
    }));
    for (let i = 0; i < pushes.length; i += publishesAtOnce) {
      const some = pushes.slice(i, i + publishesAtOnce);
      await Promise.all(some.map(({ alarm, userIds }) => emitter.push(alarm, userIds)));
    }
    await client.query('COMMIT');
    return pushes;
  } catch (error) {
    await client.query('ROLLBACK').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(isBroken);
  }
}
