import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import type { Letter, Mailer } from '../platform/mail.ts';
import { findConfirmation } from './confirmation-repository.ts';
import { kakaoLinkedLetter, kakaoUnlinkedLetter } from './kakao/kakao-letters-view.ts';
import { passwordChangedLetter } from './letters-view.ts';
import { passkeyAddedLetter, passkeyRemovedLetter } from './passkeys/passkey-letters-view.ts';
import { sendLetter } from './send-letter.ts';

/** The changes of an account that a letter tells its owner. */
const letters = {
  'kakao-linked': kakaoLinkedLetter,
  'kakao-unlinked': kakaoUnlinkedLetter,
  'password-changed': passwordChangedLetter,
  'passkey-added': passkeyAddedLetter,
  'passkey-removed': passkeyRemovedLetter,
} as const satisfies Record<string, (about: { to: string; origin: string }) => Letter>;

export interface TellServices {
  readonly db: Database;
  readonly log: Logger;
  /** Null if this site sends no letters. */
  readonly mailer: Mailer | null;
  readonly publicOrigin: string;
}

/**
 * Sends a letter about a change of the account to its address, if that is confirmed. Does not wait
 * for the mail server.
 */
export async function tellOwner(
  { db, log, mailer, publicOrigin }: TellServices,
  accountId: number,
  change: keyof typeof letters,
): Promise<void> {
  if (!mailer) return;
  const account = await findConfirmation(db, accountId);
  if (!account?.confirmedAt) return;
  sendLetter({ mailer, log }, letters[change]({ to: account.email, origin: publicOrigin }));
}
