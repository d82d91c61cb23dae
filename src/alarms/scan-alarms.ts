import type { Alarm } from './alarm.ts';
import { findPendingWork } from './notification-repository.ts';
import { type Pushed, type PushServices, pushNotifications } from './push-notifications.ts';
import { recordSuccessfulScan } from './worker-heartbeat-repository.ts';
import { type WriteServices, writeChanges, writeDue } from './write-notifications.ts';
import type { Written } from './written.ts';

export interface ScanServices extends WriteServices, PushServices {}

export interface Scan {
  /** New notifications. */
  readonly written: number;
  /** New notifications that came too late to push. */
  readonly late: number;
  readonly pushed: number;
  readonly alarms: readonly Alarm[];
}

/** The parts of a scan. Each adds its results to the list as it goes, so a failure keeps them. */
export interface ScanSteps {
  writeDue(services: WriteServices, written: Written[]): Promise<void>;
  writeChanges(services: WriteServices, written: Written[]): Promise<void>;
  push(services: PushServices, pushed: Pushed[]): Promise<void>;
}

export const scanSteps: ScanSteps = { writeDue, writeChanges, push: pushNotifications };

/**
 * Writes the notifications that are due by PostgreSQL's clock, commits, pushes them and marks them
 * as pushed. Depends on no earlier scan, no queue and not on this process's clock. All steps run
 * even when one fails. @throws the failures, after all steps
 */
export async function scanAlarms(services: ScanServices, steps: ScanSteps = scanSteps): Promise<Scan> {
  const { pool, emitter } = services;
  const { hasChanges, hasUnpushed } = await findPendingWork(pool);
  const failures: unknown[] = [];
  const attempt = (step: Promise<void>) => step.catch((error) => void failures.push(error));
  const writings: Written[] = [];
  await attempt(steps.writeDue(services, writings));
  if (hasChanges) await attempt(steps.writeChanges(services, writings));
  const written = sum(writings.map(({ count }) => count));
  const pushes: Pushed[] = [];
  if (written > 0 || hasUnpushed) await attempt(steps.push(services, pushes));
  const pushedTo = pushes.flatMap(({ userIds }) => userIds);
  const userIds = new Set([...writings.flatMap((one) => one.userIds), ...pushedTo]);
  // A lost announcement of new counts is harmless: the next page reads the rows.
  await emitter.inboxChanged([...userIds]).catch(() => undefined);
  if (failures.length > 1) throw new AggregateError(failures, 'several steps of an alarm scan failed');
  if (failures.length === 1) throw failures[0];
  await recordSuccessfulScan(pool);
  return {
    written,
    late: sum(writings.map(({ late }) => late)),
    pushed: pushedTo.length,
    alarms: pushes.map(({ alarm }) => alarm),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
