import { findConfirmation } from '../confirmation-repository.ts';
import { type PasskeyChange, passkeyLetter } from './passkey-letters-view.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Tells the owner of a confirmed address that a passkey was added or removed. Does not wait until
 * the letter is sent.
 */
export async function sendPasskeyLetter(
  { db, mailer, publicOrigin, log }: Pick<PasskeyServices, 'db' | 'mailer' | 'publicOrigin' | 'log'>,
  { userId, change }: { userId: number; change: PasskeyChange },
): Promise<void> {
  const account = mailer && (await findConfirmation(db, userId));
  if (!account?.confirmedAt) return;
  mailer
    ?.send(passkeyLetter({ to: account.email, origin: publicOrigin, change }))
    .catch((err) => log.error({ err }, 'a letter was not sent'));
}
