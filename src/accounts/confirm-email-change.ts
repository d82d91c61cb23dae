import { isUniqueViolation } from '../platform/db.ts';
import { linkHashOf, newLinkToken } from '../platform/link-token.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import { applyEmailChange, findConfirmable } from './email-change-repository.ts';
import type { EmailChangeServices } from './email-change-services.ts';
import { isEmailReserved } from './email-change-undo-repository.ts';
import { emailChangedLetter } from './email-letters-view.ts';
import { sendLetter } from './send-letter.ts';

export type ConfirmChangeResult = 'changed' | 'bad_link' | 'taken';

/**
 * Changes the address of an account by the link that was sent to the new one. The old address, if
 * it was confirmed, gets a link that takes the change back.
 */
export async function confirmEmailChange(
  services: EmailChangeServices,
  { accountId, token, source }: { accountId: number; token: string; source: RequestSource },
): Promise<ConfirmChangeResult> {
  const { log, publicOrigin } = services;
  const undoToken = newLinkToken();
  const result = await change(services, { accountId, token, undoToken });
  const isChanged = typeof result === 'object';
  recordSecurityEvent(log, {
    event: 'email-change',
    outcome: isChanged ? 'done' : 'refused',
    reason: isChanged ? 'changed' : result,
    accountId,
    source,
  });
  if (!isChanged) return result;
  const { oldEmail } = result;
  const link = `${publicOrigin}/account/email/back?token=${undoToken}`;
  if (oldEmail !== null) sendLetter(services, emailChangedLetter({ to: oldEmail, link }));
  return 'changed';
}

async function change(
  { pool, clock }: EmailChangeServices,
  { accountId, token, undoToken }: { accountId: number; token: string; undoToken: string },
): Promise<{ readonly oldEmail: string | null } | 'bad_link' | 'taken'> {
  const now = clock.now();
  const confirmHash = linkHashOf(token);
  const email = confirmHash && (await findConfirmable(pool, { accountId, confirmHash, now }));
  if (!confirmHash || !email) return 'bad_link';
  if (await isEmailReserved(pool, { email, accountId, now })) return 'taken';
  try {
    const undoHash = linkHashOf(undoToken) ?? '';
    return (await applyEmailChange(pool, { accountId, confirmHash, undoHash, now })) || 'bad_link';
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken';
    throw error;
  }
}
