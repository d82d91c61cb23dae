import { queueName } from '../alarms/index.ts';
import { queuePrefix } from '../platform/redis-slots.ts';
import type { Live } from './connect.ts';

/** Counts the jobs of the alarm queue by state. */
export async function countJobs(redis: Live['redis']): Promise<Record<string, number>> {
  const { Queue } = await import('bullmq');
  const queue = new Queue(queueName, {
    connection: redis,
    prefix: queuePrefix(redis),
    skipMetasUpdate: true,
  });
  queue.on('error', () => undefined);
  try {
    return await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  } finally {
    await queue.close();
  }
}
