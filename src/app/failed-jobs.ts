import { Queue } from 'bullmq';
import { queueName } from '../alarms/jobs.ts';
import type { FailedJob } from '../operations/index.ts';
import type { Live } from './connect.ts';

const shown = 20;

/** What the queue gave up on, newest first. */
export const failedJobs =
  ({ redis }: Pick<Live, 'redis'>) =>
  async (): Promise<FailedJob[]> => {
    const queue = new Queue(queueName, { connection: redis, skipMetasUpdate: true });
    queue.on('error', () => undefined);
    try {
      const jobs = await queue.getFailed(0, shown - 1);
      return jobs.map((job) => ({
        name: job.name,
        failedAt: new Date(job.finishedOn ?? job.timestamp),
        reason: job.failedReason,
      }));
    } finally {
      await queue.close();
    }
  };

/** Jobs by state, for `/metrics`. */
export async function countJobs(redis: Live['redis']): Promise<Record<string, number>> {
  const queue = new Queue(queueName, { connection: redis, skipMetasUpdate: true });
  queue.on('error', () => undefined);
  try {
    return await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  } finally {
    await queue.close();
  }
}
