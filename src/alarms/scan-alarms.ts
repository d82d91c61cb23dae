import type pg from 'pg';
import { type Alarm, alarmOf, leadChoices } from './alarm.ts';
import type { AlarmEmitter } from './alarm-emitter.ts';
import { noteGoodLook } from './heartbeat-repository.ts';
import { claimPushes, glance, insertChangeAlarms, insertDueAlarms, type Written } from './tick-repository.ts';

/** Rows of one statement: it has to end well before its time limit. */
const batch = 20_000;

export interface ScanServices {
  readonly pool: pg.Pool;
  readonly emitter: AlarmEmitter;
  /** Minutes, for who has no preference. */
  readonly defaultLead: number;
  /** For tests: where a worker may die. */
  readonly crash?: { afterInsert?(): Promise<void>; afterPush?(): Promise<void> };
}

export interface Scan {
  /** New rows. */
  readonly written: number;
  /** Those of them that nobody can be told in time. */
  readonly late: number;
  readonly pushed: number;
  readonly alarms: readonly Alarm[];
}

/**
 * One look at what PostgreSQL says is due: write the rows, commit, push them, mark them. Nothing of it depends on the look before, on a
 * queue, or on this process's clock.
 */
export async function scanAlarms(services: ScanServices): Promise<Scan> {
  const { pool, emitter, crash } = services;
  const { hasChanges, hasUnpushed } = await glance(pool);
  const writings = await writeAlarms(services, hasChanges);
  const written = sum(writings.map(({ count }) => count));
  await crash?.afterInsert?.();
  const pushes = written > 0 || hasUnpushed ? await pushAlarms(services) : nothingPushed;
  const userIds = new Set([...writings.flatMap((one) => one.userIds), ...pushes.userIds]);
  // The rows are there whether or not this is heard: an inbox that nobody spoke of is right on the next page.
  await emitter.inboxChanged([...userIds]).catch(() => undefined);
  await noteGoodLook(pool);
  return {
    written,
    late: sum(writings.map(({ late }) => late)),
    pushed: pushes.userIds.length,
    alarms: pushes.alarms,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

async function writeAlarms({ pool, defaultLead }: ScanServices, hasChanges: boolean): Promise<Written[]> {
  const longestLead = Math.max(defaultLead, ...leadChoices);
  const written = hasChanges ? [await insertChangeAlarms(pool)] : [];
  let last: Written;
  do {
    last = await insertDueAlarms(pool, { defaultLead, longestLead, limit: batch });
    written.push(last);
  } while (last.count === batch);
  return written;
}

interface Pushes {
  readonly alarms: readonly Alarm[];
  readonly userIds: readonly number[];
}

const nothingPushed: Pushes = { alarms: [], userIds: [] };

/** What Redis did not take, and what was under way when a worker died, is not marked: the next look pushes it again, under the same id. */
async function pushAlarms({ pool, emitter, crash }: ScanServices): Promise<Pushes> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('BEGIN');
    const pushes = await claimPushes(client, batch);
    const alarms = pushes.map(({ announcement, meeting }) => alarmOf(announcement, meeting));
    await Promise.all(pushes.map(({ userIds }, i) => emitter.push(alarms[i] as Alarm, userIds)));
    await crash?.afterPush?.();
    await client.query('COMMIT');
    return { alarms, userIds: pushes.flatMap((push) => push.userIds) };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
