import type { Queue } from 'bullmq';
import type { Logger } from '../platform/log.ts';
import type { JobTiming } from './job-timing.ts';

export const schedulerId = 'alarm-scan';
/** A failed job is kept for a day. */
const failedKeptSeconds = 86_400;
const jobOptions = { attempts: 1, removeOnComplete: 10, removeOnFail: { count: 50, age: failedKeptSeconds } };

/**
 * Writes the schedule of the scan to Redis, now and every `rescheduleMs`: a flushed Redis loses it.
 * Idempotent across workers. @returns the function that stops
 */
export function keepSchedule(
  queue: Queue,
  { timing, log }: { timing: Pick<JobTiming, 'scanEveryMs' | 'rescheduleMs'>; log: Logger },
): () => void {
  let isWriting = false;
  const write = async () => {
    // While Redis is away, one write waits for it.
    if (isWriting) return;
    isWriting = true;
    try {
      await queue.upsertJobScheduler(
        schedulerId,
        { every: timing.scanEveryMs },
        { name: schedulerId, opts: jobOptions },
      );
      // `removeOnFail` removes old jobs only when another job fails.
      await queue.clean(failedKeptSeconds * 1_000, 1_000, 'failed');
    } catch (err) {
      log.warn({ err }, 'the alarm schedule could not be written');
    } finally {
      isWriting = false;
    }
  };
  void write();
  const timer = setInterval(() => void write(), timing.rescheduleMs);
  return () => clearInterval(timer);
}
