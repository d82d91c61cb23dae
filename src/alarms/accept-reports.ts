import type pg from 'pg';
import { isLockTimeout, isSerialisationFailure } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { onEvent } from '../platform/realtime/on-event.ts';
import { retryOnConflict } from '../platform/transaction.ts';
import { announcementId } from './alarm.ts';
import { SeenInput } from './input.ts';
import type { OpenListener } from './listeners.ts';
import { type Acknowledgement, acknowledge } from './notification-acknowledge-repository.ts';
import type { AlarmSocketLimits } from './socket-limits.ts';
import type { UnreadCounts } from './unread-counts.ts';

const isLocked = (error: unknown) => isSerialisationFailure(error) || isLockTimeout(error);

/**
 * Stores what pages report about alarms.
 * @returns the function that registers the event on a socket
 */
export function createReportHandler(services: {
  pool: pg.Pool;
  log: Logger;
  limits: AlarmSocketLimits;
  unread: Pick<UnreadCounts, 'changed'>;
}): (listener: OpenListener) => void {
  const { pool, log, limits, unread } = services;
  const save = createBatch(async (reports: Acknowledgement[]) => {
    // A worker locks the rows while it pushes them. A page reports `received` once, so retry until
    // the worker has finished.
    const changed = await retryOnConflict(() => acknowledge(pool, reports), undefined, isLocked);
    for (const userId of changed) unread.changed(userId);
    return reports.map(() => true);
  });

  return ({ socket, userId }) => {
    const stored = new Set<string>();
    let count = 0;
    onEvent(socket, 'alarm:seen', {
      schema: SeenInput,
      handle: async ({ id: announcement, stage }) => {
        const report = `${announcementId(announcement)} ${stage}`;
        if (stored.has(report)) return { ok: true };
        if (count >= limits.reportsPerSocket) return { ok: false, code: 'rate_limited' };
        count += 1;
        await save({ userId, announcement, isOpened: stage === 'opened' });
        stored.add(report);
        return { ok: true };
      },
      log,
    });
  };
}
