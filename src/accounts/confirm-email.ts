import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Mailer } from '../platform/mail.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { findConfirmation, setEmailConfirmed } from './confirmation-repository.ts';
import { confirmationLetter } from './letters-view.ts';
import { claimedUser, isSignedLink, signLink } from './signed-link.ts';

const linkLifetimeMs = 48 * 60 * 60 * 1_000;

export interface ConfirmServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mailer: Mailer;
  readonly rateLimits: RateLimits;
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

const factsOf = ({ id, email }: { id: number; email: string }) => ({
  purpose: 'confirm-email' as const,
  userId: id,
  facts: [email],
});

/**
 * Sends the letter with the link that confirms an address, at most once an hour and five times a
 * day. Does not wait for the mail server: a failure is logged, and the person can ask again.
 * @returns whether a letter is being sent
 */
export async function sendConfirmation(
  services: ConfirmServices,
  { user, source }: { user: { id: number; email: string }; source: RequestSource },
): Promise<boolean> {
  const { clock, log, mailer, rateLimits, secrets, publicOrigin } = services;
  const record = (outcome: 'done' | 'limited' | 'failed') =>
    recordSecurityEvent(log, { event: 'confirmation-letter', outcome, accountId: user.id, source });
  const isInTime = (await rateLimits.count('confirmation-letter', user.id)).ok;
  if (!isInTime || !(await rateLimits.count('confirmation-letter-day', user.id)).ok) {
    record('limited');
    return false;
  }
  const token = signLink(secrets, factsOf(user), new Date(clock.now().getTime() + linkLifetimeMs));
  const link = `${publicOrigin}/account/confirm?token=${token}`;
  mailer.send(confirmationLetter({ to: user.email, link })).then(
    () => record('done'),
    (err) => {
      record('failed');
      log.error({ err }, 'a letter was not sent');
    },
  );
  return true;
}

export type LinkState = 'open' | 'used' | 'bad';

/**
 * Returns whether a confirmation link is valid, already used, or invalid: forged, too old, or for
 * an address that the account no longer has.
 */
export async function confirmationOf(
  services: Pick<ConfirmServices, 'db' | 'clock' | 'secrets'>,
  token: string,
): Promise<{ readonly state: LinkState; readonly userId: number | null }> {
  const userId = claimedUser(token, services.clock.now());
  const account = userId === null ? null : await findConfirmation(services.db, userId);
  if (!account || !isSignedLink(services.secrets, token, factsOf(account)))
    return { state: 'bad', userId: null };
  return { state: account.confirmedAt === null ? 'open' : 'used', userId: account.id };
}

/**
 * Confirms the address that a link was sent to. Idempotent.
 * @returns false for an invalid link
 */
export async function confirmEmail(
  services: Pick<ConfirmServices, 'db' | 'clock' | 'secrets' | 'log'>,
  { token, source }: { token: string; source: RequestSource },
): Promise<boolean> {
  const { state, userId } = await confirmationOf(services, token);
  const isGood = state !== 'bad' && userId !== null;
  if (state === 'open' && userId !== null) await setEmailConfirmed(services.db, userId, services.clock.now());
  recordSecurityEvent(services.log, {
    event: 'email-confirmation',
    outcome: isGood ? 'done' : 'refused',
    ...(userId === null ? {} : { accountId: userId }),
    source,
  });
  return isGood;
}
