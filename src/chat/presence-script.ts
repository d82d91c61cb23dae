import { readFileSync } from 'node:fs';
import type { Redis } from '../platform/redis.ts';

type Argument = string | number;
type Run = (...args: readonly Argument[]) => Promise<unknown>;

const lua = readFileSync(new URL('presence.lua', import.meta.url), 'utf8');

/** Registers the script with this client once, and returns the function that runs it. */
export function presenceScript(redis: Redis): Run {
  // ioredis adds the method of a command at run time.
  const client = redis as Redis & { presence?: Run };
  if (!client.presence) redis.defineCommand('presence', { numberOfKeys: 0, lua });
  return (...args) => (client.presence as Run)(...args);
}
