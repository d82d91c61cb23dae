import { linkHashOf, newLinkToken } from '../platform/link-token.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { accountKeyOf } from './attempt.ts';
import { findConfirmationByEmail } from './confirmation-repository.ts';
import { insertEmailChange } from './email-change-repository.ts';
import type { EmailChangeServices } from './email-change-services.ts';
import { isEmailReserved } from './email-change-undo-repository.ts';
import { emailChangeLetter, emailTakenLetter } from './email-letters-view.ts';
import { sendLetter } from './send-letter.ts';

/**
 * Sends a link to the new address; the account keeps its old one until the link is used. If the
 * address has an account, it gets a letter that says so instead. The answer and its duration are
 * the same.
 * @throws {AppError} 429 if the account asked too often
 */
export async function askEmailChange(
  services: EmailChangeServices,
  { accountId, email, source }: { accountId: number; email: string; source: RequestSource },
): Promise<void> {
  const { db, pool, clock, log, rateLimits, publicOrigin } = services;
  await rateLimits.enforce('email-change', accountId);
  const token = newLinkToken();
  const now = clock.now();
  await insertEmailChange(pool, { accountId, email, confirmHash: linkHashOf(token) ?? '', now });
  const [account, isReserved] = await Promise.all([
    findConfirmationByEmail(db, email),
    isEmailReserved(pool, { email, accountId, now }),
  ]);
  const isDue = (await rateLimits.count('email-change-address', accountKeyOf({ email }))).ok;
  const record = (outcome: 'done' | 'limited' | 'refused', reason: string) =>
    recordSecurityEvent(log, { event: 'email-change', outcome, reason, accountId, source });
  if (!isDue) return record('limited', 'asked');
  const isTaken = account !== null || isReserved;
  record(isTaken ? 'refused' : 'done', isTaken ? 'known-address' : 'asked');
  const letter = isTaken
    ? emailTakenLetter({ to: email, origin: publicOrigin })
    : emailChangeLetter({ to: email, link: `${publicOrigin}/account/email?token=${token}` });
  sendLetter(services, letter);
}
