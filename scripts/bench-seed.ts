// `npm run bench:seed -- --meetings N --members M [--starts-at ISO [--spread SECONDS]]`: creates
// accounts and meetings for a load test.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../src/platform/clock.ts';
import { openDatabase } from '../src/platform/db.ts';
import { readBenchEnv } from '../src/platform/env.ts';
import { createLogger } from '../src/platform/log.ts';
import { mostMembers, seedBench } from '../src/seeds/index.ts';
import { reportFailure } from './stack/report-failure.ts';
import { commandSource } from './stack/running-database.ts';

const usage = 'Usage: npm run bench:seed -- --meetings N --members M [--starts-at ISO [--spread SECONDS]]';
/** Meetings without --starts-at began this many milliseconds ago. */
const openSince = 5 * 60_000;

const Wish = z
  .object({
    meetings: z.coerce.number().int().min(1).max(10_000),
    members: z.coerce
      .number()
      .int()
      .min(1)
      .max(mostMembers, `a meeting holds ${mostMembers} people at most, its leader included`),
    'starts-at': z.iso
      .datetime({ offset: true, error: 'must be an instant such as 2026-12-01T20:00:00+09:00' })
      .transform((text) => new Date(text))
      .optional(),
    spread: z.coerce.number().min(0).max(86_400).optional(),
  })
  .refine((wish) => wish.spread === undefined || wish['starts-at'] !== undefined, {
    path: ['spread'],
    message: 'goes with --starts-at',
  });

/** A mistake in the command line, reported without a stack trace. */
class UsageError extends Error {}

await main().catch((error: unknown) => reportFailure(error, (expected) => expected instanceof UsageError));

async function main(): Promise<void> {
  const wish = readArguments();
  const env = readBenchEnv(await commandSource());
  if (env.NODE_ENV === 'production' && !env.BENCH)
    throw new UsageError('bench:seed makes accounts with a known password: in production it needs BENCH=1.');
  const log = createLogger({ level: 'warn', name: 'bench-seed' });
  const { pool, close } = openDatabase(env.DATABASE_URL, { max: 1, log });
  try {
    const seed = await seedBench(pool, {
      meetings: wish.meetings,
      members: wish.members,
      startsAt: wish['starts-at'] ?? new Date(systemClock.now().getTime() - openSince),
      spreadSeconds: wish.spread ?? 0,
      run: randomBytes(4).toString('hex'),
    });
    console.log(JSON.stringify(seed));
  } finally {
    await close();
  }
}

function readArguments(): z.infer<typeof Wish> {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: { meetings: text, members: text, 'starts-at': text, spread: text },
    });
    return Wish.parse(values);
  } catch (error) {
    const problems =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`)
        : [String(error instanceof Error ? error.message : error)];
    throw new UsageError([...problems, usage].join('\n'));
  }
}
