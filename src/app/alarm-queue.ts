import type { Queue } from 'bullmq';
import { queueName } from '../alarms/index.ts';
import { queuePrefix } from '../platform/redis-slots.ts';
import type { Live } from './connect.ts';

/**
 * Opens the alarm queue for reading, on a Redis connection that stays open when the queue is
 * closed. Loads BullMQ on first use.
 */
export async function openAlarmQueue(redis: Live['redis']): Promise<Queue> {
  const bullmq = await import('bullmq');
  const prefix = queuePrefix(redis);
  const queue = new bullmq.Queue(queueName, { connection: redis, prefix, skipMetasUpdate: true });
  // The connection logs its own errors.
  queue.on('error', () => undefined);
  return queue;
}
