import { recordSecurityEvent } from '../platform/security-log.ts';
import type { RequestSource } from '../platform/security-record.ts';
import type { Confirmation } from './confirmation-repository.ts';
import { signUpNotice } from './letters-view.ts';
import { sendLetter } from './send-letter.ts';
import type { SignUpServices } from './sign-up-services.ts';

type NoticeServices = Pick<SignUpServices, 'mailer' | 'rateLimits' | 'publicOrigin' | 'log'>;
type Account = Pick<Confirmation, 'id' | 'email' | 'confirmedAt'>;

/** Records a sign-up with an address that has an account, and tells the account's owner. */
export async function refuseKnownAddress(
  services: NoticeServices,
  account: Account,
  source: RequestSource,
): Promise<void> {
  recordSecurityEvent(services.log, {
    event: 'sign-up',
    outcome: 'refused',
    reason: 'known-address',
    accountId: account.id,
    source,
  });
  await sendNotice(services, account);
}

/**
 * Notifies the owner of a confirmed address, once a day. An unconfirmed address gets no letter that
 * a stranger caused.
 */
async function sendNotice(
  { mailer, rateLimits, publicOrigin, log }: NoticeServices,
  account: Account,
): Promise<void> {
  if (!mailer || account.confirmedAt === null) return;
  if (!(await rateLimits.count('sign-up-notice', account.id)).ok) return;
  sendLetter({ mailer, log }, signUpNotice({ to: account.email, origin: publicOrigin }));
}
