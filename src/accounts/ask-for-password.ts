import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { signPasswordLink } from './password-link.ts';
import { findLinkOwnerByEmail } from './repository.ts';
import type { Attempt } from './throttle.ts';
import { passwordLetter } from './view.ts';

export interface LetterServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
  readonly log: Logger;
}

/** Sends a link to set a password, if there is such an account. Who asks is told the same either way. */
export async function askForPassword(services: LetterServices, { email, source }: Attempt): Promise<void> {
  const { db, clock, mailer, secrets, publicOrigin, log } = services;
  const found = await findLinkOwnerByEmail(db, email);
  const event = 'password-letter';
  if (!found)
    return recordSecurityEvent(log, { event, outcome: 'failed', reason: 'unknown-account', source });
  const token = signPasswordLink(secrets, found, clock.now());
  const link = `${publicOrigin}/password/new?token=${token}`;
  await mailer.send(passwordLetter({ to: email, nickname: found.nickname, link }));
  recordSecurityEvent(log, { event, outcome: 'done', accountId: found.userId, source });
}
