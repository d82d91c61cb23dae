import { Queue } from 'bullmq';
import { queueName } from '../alarms/jobs.ts';
import type { Live } from './connect.ts';

/** Counts the jobs of the alarm queue by state. */
export async function countJobs(redis: Live['redis']): Promise<Record<string, number>> {
  const queue = new Queue(queueName, { connection: redis, skipMetasUpdate: true });
  queue.on('error', () => undefined);
  try {
    return await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  } finally {
    await queue.close();
  }
}
