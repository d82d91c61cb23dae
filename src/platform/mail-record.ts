import { z } from 'zod';
import type { Clock } from './clock.ts';
import { LetterError, type LetterOutcome } from './letter-error.ts';
import type { Logger } from './log.ts';
import type { Mailer } from './mail.ts';
import { Counter, Gauge, type Registry } from './metrics.ts';
import type { Redis } from './redis.ts';

const dayKey = (at: Date) => `mail:day:${at.toISOString().slice(0, 10)}`;
const failureKey = 'mail:last-failure';
const daySeconds = 86_400;
/** Seconds until the keys in Redis expire. */
const keptFor = { day: 2 * daySeconds, failure: 7 * daySeconds };

const allOutcomes: readonly LetterOutcome[] = ['sent', 'bad_address', 'refused', 'unreachable'];
const failureShape = z.object({ at: z.coerce.date(), code: z.string() });

export interface MailState {
  /** Letters that all processes sent since midnight (UTC). */
  readonly sent: number;
  readonly failed: number;
  readonly lastFailure: { readonly at: Date; readonly code: string } | null;
}

export interface MailRecord {
  /**
   * Records the outcome of a letter in this process's `/metrics` and, for the operators' page, in
   * Redis.
   */
  note(outcome: LetterOutcome, code: string): void;
  /**
   * Asks the mail server once whether it accepts letters, and reports the answer in the log and in
   * `/metrics`. Never rejects.
   */
  verify(mailer: Mailer): Promise<void>;
}

/**
 * Counts letters. The counts in Redis are best effort: while Redis is unreachable nothing is
 * stored.
 */
export function createMailRecord(services: {
  metrics: Registry;
  redis: Redis;
  clock: Clock;
  log: Logger;
}): MailRecord {
  const { metrics, redis, clock, log } = services;
  const letters = new Counter({
    name: 'letters_total',
    help: 'Letters by outcome',
    labelNames: ['outcome'],
    registers: [metrics],
  });
  // Start each counter at 0, so that Prometheus sees the first failure as an increase.
  for (const outcome of allOutcomes) letters.inc({ outcome }, 0);
  const isAccepting = new Gauge({
    name: 'mail_server_accepts_letters',
    help: '1 while the mail server takes letters, by the last letter or the check at the start; 1 before both',
    registers: [metrics],
  });
  isAccepting.set(1);

  const noteInRedis = async (isSent: boolean, code: string, counts: boolean) => {
    const now = clock.now();
    if (counts) {
      await redis.hincrby(dayKey(now), isSent ? 'sent' : 'failed', 1);
      await redis.expire(dayKey(now), keptFor.day);
    }
    if (!isSent)
      await redis.set(failureKey, JSON.stringify({ at: now.toISOString(), code }), 'EX', keptFor.failure);
  };

  return {
    note: (outcome, code) => {
      letters.inc({ outcome });
      isAccepting.set(outcome === 'sent' || outcome === 'bad_address' ? 1 : 0);
      noteInRedis(outcome === 'sent', code, true).catch(() => undefined);
    },
    verify: async (mailer) => {
      try {
        if (await mailer.verify()) log.info('the mail server takes letters');
      } catch (err) {
        const code = err instanceof LetterError ? err.code : 'unknown';
        log.error({ code }, 'the mail server takes no letters');
        isAccepting.set(0);
        await noteInRedis(false, code, false).catch(() => undefined);
      }
    },
  };
}

/** Reads what all processes recorded in Redis. */
export async function readMailState(redis: Redis, now: Date): Promise<MailState> {
  const [counts, failure] = await Promise.all([redis.hgetall(dayKey(now)), redis.get(failureKey)]);
  return {
    sent: Number(counts.sent ?? 0),
    failed: Number(counts.failed ?? 0),
    lastFailure: failure === null ? null : failureShape.parse(JSON.parse(failure)),
  };
}
