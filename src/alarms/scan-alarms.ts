import type pg from 'pg';
import { type Alarm, alarmOf, leadChoices } from './alarm.ts';
import type { AlarmEmitter } from './alarm-emitter.ts';
import { noteGoodLook } from './heartbeat-repository.ts';
import {
  claimPushes,
  glance,
  insertChangeAlarms,
  insertDueAlarms,
  type Written,
} from './notification-repository.ts';

/** Rows of one statement: it has to end well before its time limit. */
const batch = 20_000;
/** Changes of one statement, each told to 500 members at most, and statements of one look: the rest is for the next one, so that nobody can keep a look from pushing. */
const changes = { batch: 20, rounds: 10 };
/** Rows that one transaction pushes. Browsers that answer meanwhile wait for its end. */
const pushBatch = 5_000;
/** Announcements handed to Redis at one time: each has to be taken within its client's patience. */
const atOnce = 500;

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
 * queue, or on this process's clock. A step that fails keeps none of the others from being done. @throws what failed, when all is done
 */
export async function scanAlarms(services: ScanServices): Promise<Scan> {
  const { pool, emitter, crash } = services;
  const { hasChanges, hasUnpushed } = await glance(pool);
  const failures: unknown[] = [];
  const attempt = (step: Promise<void>) => step.catch((error) => void failures.push(error));
  const writings: Written[] = [];
  await attempt(writeDue(services, writings));
  if (hasChanges) await attempt(writeChanges(services, writings));
  const written = sum(writings.map(({ count }) => count));
  await crash?.afterInsert?.();
  const pushes: Pushed[] = [];
  if (written > 0 || hasUnpushed) await attempt(pushAlarms(services, pushes));
  const pushedTo = pushes.flatMap(({ userIds }) => userIds);
  const userIds = new Set([...writings.flatMap((one) => one.userIds), ...pushedTo]);
  // The rows are there whether or not this is heard: an inbox that nobody spoke of is right on the next page.
  await emitter.inboxChanged([...userIds]).catch(() => undefined);
  if (failures.length > 1) throw new AggregateError(failures, 'several steps of a look failed');
  if (failures.length === 1) throw failures[0];
  await noteGoodLook(pool);
  return {
    written,
    late: sum(writings.map(({ late }) => late)),
    pushed: pushedTo.length,
    alarms: pushes.map(({ alarm }) => alarm),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

async function writeDue({ pool, defaultLead }: ScanServices, written: Written[]): Promise<void> {
  const longestLead = Math.max(defaultLead, ...leadChoices);
  let last: Written;
  do {
    last = await insertDueAlarms(pool, { defaultLead, longestLead, limit: batch });
    written.push(last);
  } while (last.count === batch);
}

async function writeChanges({ pool }: ScanServices, written: Written[]): Promise<void> {
  for (let round = 0; round < changes.rounds; round += 1) {
    const last = await insertChangeAlarms(pool, changes.batch);
    written.push(last);
    if (last.changes < changes.batch) return;
  }
}

interface Pushed {
  readonly alarm: Alarm;
  readonly userIds: readonly number[];
}

async function pushAlarms(services: ScanServices, pushed: Pushed[]): Promise<void> {
  let last: readonly Pushed[];
  do {
    last = await pushSome(services);
    pushed.push(...last);
  } while (sum(last.map(({ userIds }) => userIds.length)) === pushBatch);
}

/** What Redis did not take, and what was under way when a worker died, is not marked: the next look pushes it again, under the same id. */
async function pushSome({ pool, emitter, crash }: ScanServices): Promise<Pushed[]> {
  const client = await pool.connect();
  let isBroken = false;
  // The pool listens to connections that nobody uses. One that breaks while Redis is waited for would end the process.
  const onError = () => {
    isBroken = true;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    const claimed = await claimPushes(client, pushBatch);
    const pushes = claimed.map(({ announcement, meeting, userIds }) => ({
      alarm: alarmOf(announcement, meeting),
      userIds,
    }));
    for (let i = 0; i < pushes.length; i += atOnce) {
      const some = pushes.slice(i, i + atOnce);
      await Promise.all(some.map(({ alarm, userIds }) => emitter.push(alarm, userIds)));
    }
    await crash?.afterPush?.();
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
