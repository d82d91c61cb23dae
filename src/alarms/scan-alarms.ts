import type { Alarm } from './alarm.ts';
import { type EmitServices, type EmittedAlarm, emitAlarms } from './emit-alarms.ts';
import { findPendingWork } from './notification-repository.ts';
import { recordSuccessfulScan } from './worker-heartbeat-repository.ts';
import {
  type WriteServices,
  writeDueNotifications,
  writeNotificationsOfChanges,
} from './write-notifications.ts';
import type { WrittenNotifications } from './written-notifications.ts';

export interface ScanServices extends WriteServices, EmitServices {}

export interface Scan {
  /** New notifications. */
  readonly written: number;
  /** New notifications that are not pushed, because their meeting has begun. */
  readonly late: number;
  /** Notifications pushed now, those that earlier scans wrote included. */
  readonly pushed: number;
  /** The alarms that were emitted to open pages. */
  readonly alarms: readonly Alarm[];
}

/**
 * The parts of a scan. Each adds its results to the list as it goes, so what was done before a
 * failure still counts. Web Push is no part of a scan.
 */
export interface ScanSteps {
  writeDueNotifications(services: WriteServices, written: WrittenNotifications[]): Promise<void>;
  writeNotificationsOfChanges(services: WriteServices, written: WrittenNotifications[]): Promise<void>;
  emitAlarms(services: EmitServices, emitted: EmittedAlarm[]): Promise<void>;
}

export const scanSteps: ScanSteps = { writeDueNotifications, writeNotificationsOfChanges, emitAlarms };

/**
 * Writes the notifications that are due by PostgreSQL's clock, commits, pushes them and marks them
 * as pushed. Depends on no earlier scan, no queue and not on this process's clock. All steps run
 * even when one fails. @throws the failures, after all steps
 */
export async function scanAlarms(services: ScanServices, steps: ScanSteps = scanSteps): Promise<Scan> {
  const { pool, emitter } = services;
  const { hasChanges, hasUnpushedNotifications } = await findPendingWork(pool);
  const failures: unknown[] = [];
  const attempt = (step: Promise<void>) => step.catch((error) => void failures.push(error));
  const batches: WrittenNotifications[] = [];
  await attempt(steps.writeDueNotifications(services, batches));
  if (hasChanges) await attempt(steps.writeNotificationsOfChanges(services, batches));
  const written = sum(batches.map(({ count }) => count));
  const emitted: EmittedAlarm[] = [];
  if (written > 0 || hasUnpushedNotifications) await attempt(steps.emitAlarms(services, emitted));
  const reachedIds = emitted.flatMap(({ userIds }) => userIds);
  const userIds = new Set([...batches.flatMap((batch) => batch.userIds), ...reachedIds]);
  // If this signal of new inbox counts is lost, the next page reads them from PostgreSQL.
  await emitter.inboxChanged([...userIds]).catch(() => undefined);
  if (failures.length > 1) throw new AggregateError(failures, 'several steps of an alarm scan failed');
  if (failures.length === 1) throw failures[0];
  await recordSuccessfulScan(pool);
  return {
    written,
    late: sum(batches.map(({ late }) => late)),
    pushed: reachedIds.length,
    alarms: emitted.map(({ alarm }) => alarm),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
