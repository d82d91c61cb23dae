import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { tooManyUses } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { findConfirmationByEmail } from './confirmation-repository.ts';
import { findKnownDevice } from './known-device.ts';
import { passwordLetter } from './letters-view.ts';
import type { BrowserAttempt } from './log-in.ts';
import { signPasswordLink } from './password-link.ts';
import { startPasswordLetter } from './password-repository.ts';
import type { Throttle } from './throttle.ts';

export interface LetterServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly mailer: Mailer;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
  readonly log: Logger;
}

/**
 * Sends a link to set a password if the account exists and received none just now. The answer is
 * the same in every case, and the function returns before it creates the letter, because its
 * duration would reveal whether the account exists.
 * @throws {AppError} 429 if the source asked too often
 */
export async function askForPassword(services: LetterServices, asked: BrowserAttempt): Promise<void> {
  const { db, clock, throttle, secrets, log } = services;
  const { email, source, deviceCookie } = asked;
  const account = await findConfirmationByEmail(db, email);
  const accountId = account?.id ?? null;
  // The owner of an unconfirmed address is unknown.
  const owner = account?.confirmedAt ? { accountId: account.id, epoch: account.epoch } : null;
  const deviceId = findKnownDevice(secrets, deviceCookie, owner, clock.now());
  const record = (outcome: 'done' | 'limited' | 'failed', reason?: string) =>
    recordSecurityEvent(log, {
      event: 'password-letter',
      outcome,
      ...(accountId === null ? {} : { accountId }),
      ...(reason === undefined ? {} : { reason }),
      source,
    });
  const verdict = await throttle.countLetter({
    email,
    source,
    accountId: owner?.accountId ?? null,
    deviceId,
  });
  if (verdict.isSourceLimited) {
    record('limited', 'source');
    throw tooManyUses(verdict);
  }
  if (!verdict.isDue) return record('limited');
  if (accountId === null) return record('failed', 'unknown-account');
  sendPasswordLetter(services, accountId).then(
    () => record('done'),
    (err) => {
      record('failed', 'not-sent');
      log.error({ err }, 'a letter was not sent');
    },
  );
}

async function sendPasswordLetter(services: LetterServices, accountId: number): Promise<void> {
  const { db, clock, mailer, secrets, publicOrigin } = services;
  const owner = await startPasswordLetter(db, accountId);
  if (!owner) return;
  const token = signPasswordLink(secrets, owner, clock.now());
  await mailer.send(passwordLetter({ to: owner.email, link: `${publicOrigin}/password/new?token=${token}` }));
}
