import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { retryOnConflict } from '../../../src/platform/transaction.ts';

const textOf = (name: string) => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');

const due = textOf('alarms-due');
const changes = textOf('alarms-changes');
const claim = textOf('alarms-claim');
const acknowledge = textOf('alarms-acknowledge');
const webPush = textOf('alarms-web-push');
const settle = textOf('alarms-web-push-settle');

/** The four values that name an announcement. */
export interface AnnouncementKey {
  readonly kind: string;
  readonly meeting_id: number;
  readonly meeting_starts_at: Date;
  readonly occasion: number;
}

export const keyText = (key: AnnouncementKey, userId: number): string =>
  [userId, key.meeting_id, key.kind, key.meeting_starts_at.getTime(), key.occasion].join();

/** Sends a statement, again after a deadlock: the table locks of a migration may meet its locks. */
export const askAsBefore = <Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<Row>> => retryOnConflict(() => pool.query<Row>(text, values));

/**
 * Scans as a worker of the release before did, by its statements as it sent them to PostgreSQL.
 * @returns the notifications it pushed, as `keyText`
 */
export async function scanAsBefore(pool: pg.Pool): Promise<string[]> {
  await askAsBefore(pool, due, [10, 60, 20_000]);
  await askAsBefore(pool, changes, [20]);
  const { rows } = await askAsBefore<AnnouncementKey & { user_ids: number[] }>(pool, claim, [5_000]);
  return rows.flatMap((row) => row.user_ids.map((userId) => keyText(row, userId)));
}

/** Sends all due Web Push as a worker of the release before did. @returns what it sent */
export async function webPushAsBefore(pool: pg.Pool): Promise<string[]> {
  const { rows } = await askAsBefore<
    AnnouncementKey & { user_id: number; ready: readonly { endpoint: string }[] }
  >(pool, webPush, [300, 3, []]);
  for (const { user_id, kind, meeting_id, meeting_starts_at, occasion, ready } of rows)
    await askAsBefore(pool, settle, [
      ...[user_id, kind, meeting_id, meeting_starts_at, occasion],
      ...[ready.map(({ endpoint }) => endpoint), [], true, false],
    ]);
  return rows.map((row) => keyText(row, row.user_id));
}

/** Stores that a page opened a notification, as a web process of the release before did. */
export const openAsBefore = (pool: pg.Pool, userId: number, key: AnnouncementKey): Promise<unknown> =>
  askAsBefore(pool, acknowledge, [
    ...[[userId], [true], [key.kind], [key.meeting_id], [key.meeting_starts_at], [key.occasion]],
  ]);
