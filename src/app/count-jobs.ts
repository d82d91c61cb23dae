import { openAlarmQueue } from './alarm-queue.ts';
import type { Live } from './connect.ts';

/** Counts the jobs of the alarm queue by state. */
export async function countJobs(redis: Live['redis']): Promise<Record<string, number>> {
  const queue = await openAlarmQueue(redis);
  try {
    return await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  } finally {
    await queue.close();
  }
}
