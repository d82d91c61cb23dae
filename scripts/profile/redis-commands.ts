import { Redis } from 'ioredis';

/** Returns how often each Redis command runs while `work` does. */
export async function redisCommandsDuring(
  redisUrl: string,
  work: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const redis = new Redis(redisUrl);
  try {
    const before = await readCounts(redis);
    await work();
    const after = await readCounts(redis);
    const counts = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
    return new Map(counts.filter(([name, count]) => count > 0 && !name.startsWith('info')));
  } finally {
    redis.disconnect();
  }
}

async function readCounts(redis: Redis): Promise<Map<string, number>> {
  const text = await redis.info('commandstats');
  const lines = text.matchAll(/^cmdstat_(\S+?):calls=(\d+)/gm);
  return new Map([...lines].map(([, name = '', calls]) => [name, Number(calls)]));
}
