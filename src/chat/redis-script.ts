import { readFileSync } from 'node:fs';
import type { Redis } from '../platform/redis.ts';

type Argument = string | number;
/** Runs the script. The keys are in one slot if Redis is a cluster. */
export type Script = (keys: readonly string[], ...args: readonly Argument[]) => Promise<unknown>;

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const texts = { presence: read('presence.lua'), connectionLimit: read('connection-limit.lua') };

/** Registers a script with this client once, and returns the function that runs it. */
export function redisScript(redis: Redis, name: keyof typeof texts): Script {
  // ioredis adds the method of a command at run time.
  const scripts = redis as unknown as Record<string, (...args: Argument[]) => Promise<unknown>>;
  if (!scripts[name]) redis.defineCommand(name, { lua: texts[name] });
  return async (keys, ...args) => scripts[name]?.(keys.length, ...keys, ...args);
}
