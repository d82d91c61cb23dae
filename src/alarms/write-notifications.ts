import type pg from 'pg';
import { leadChoices } from './alarm.ts';
import { announceChanges } from './meeting-change-repository.ts';
import { insertDueNotifications } from './notification-repository.ts';
import type { WrittenNotifications } from './written-notifications.ts';

/** Rows per statement: it must end well before the statement timeout. */
const rowsPerStatement = 20_000;
/** Each change may reach 500 members. */
const changesPerStatement = 20;
/** The next scan goes on from here, so that many changes cannot keep a scan from pushing. */
const changeStatementsPerScan = 10;

export interface WriteServices {
  readonly pool: pg.Pool;
  /** Minutes before the start at which people without a preference are told. */
  readonly defaultLead: number;
}

/** Writes the notifications of meetings that start soon. */
export async function writeDueNotifications(
  { pool, defaultLead }: WriteServices,
  written: WrittenNotifications[],
): Promise<void> {
  const longestLead = Math.max(defaultLead, ...leadChoices);
  let last: WrittenNotifications;
  do {
    last = await insertDueNotifications(pool, { defaultLead, longestLead, limit: rowsPerStatement });
    written.push(last);
  } while (last.count === rowsPerStatement);
}

/** Writes the notifications of changed and cancelled meetings, at most 200 changes. */
export async function writeNotificationsOfChanges(
  { pool }: WriteServices,
  written: WrittenNotifications[],
): Promise<void> {
  for (let i = 0; i < changeStatementsPerScan; i += 1) {
    const last = await announceChanges(pool, changesPerStatement);
    written.push(last);
    if (last.changes < changesPerStatement) return;
  }
}
