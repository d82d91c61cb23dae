import type pg from 'pg';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { claimLetters, type DueLetter, giveUpLetter, markLetterSent } from './letter-claim-repository.ts';
import { alarmLetter } from './letters-view.ts';
import { unsubscribeToken, unsubscribeUrl } from './unsubscribe-token.ts';

export interface LetterServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly rateLimits: Pick<RateLimits, 'count'>;
  readonly origin: string;
  readonly secrets: readonly string[];
}

/** Few enough that each is sent before its claim of a minute ends, also by a slow mail server. */
const maxClaimed = 12;
const lettersAtOnce = 4;

/**
 * Sends the alarms that no page and no device got to people who asked for letters. A letter that
 * fails is due again after a minute. @returns how many the mail server took
 */
export async function sendLetters(services: LetterServices): Promise<number> {
  const due = await claimLetters(services.pool, maxClaimed);
  let sent = 0;
  const sendNext = async () => {
    for (let letter = due.pop(); letter !== undefined; letter = due.pop())
      if (await sendLetter(services, letter)) sent += 1;
  };
  await Promise.all(Array.from({ length: lettersAtOnce }, sendNext));
  return sent;
}

async function sendLetter(services: LetterServices, due: DueLetter): Promise<boolean> {
  const { pool, log, mailer, rateLimits, origin, secrets } = services;
  const isWithinLimits =
    (await rateLimits.count('alarm-letter', due.userId)).ok &&
    (await rateLimits.count('alarm-letter-site', 'all')).ok;
  if (!isWithinLimits) {
    await giveUpLetter(pool, due);
    return false;
  }
  const url = unsubscribeUrl(origin, unsubscribeToken(due.userId, secrets));
  try {
    await mailer.send(alarmLetter(due, { origin, unsubscribeUrl: url }));
  } catch (err) {
    log.warn({ err, announcementId: due.announcementId }, 'an alarm was not sent by letter');
    return false;
  }
  await markLetterSent(pool, due);
  return true;
}
