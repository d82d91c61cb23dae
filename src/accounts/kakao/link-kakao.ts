import type { Request } from 'express';
import { isUniqueViolation } from '../../platform/db.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import { tellOwner } from '../tell-owner.ts';
import { findIdentityOwner, insertIdentity } from './identity-repository.ts';
import { otherPerson } from './kakao-messages.ts';
import type { KakaoIdentity } from './kakao-person.ts';
import type { KakaoRouteServices } from './route-services.ts';

/**
 * Links a person at Kakao to the logged-in account, if it is the account that asked. Idempotent.
 * @returns the page that says how it went
 */
export async function linkKakao(
  services: Pick<KakaoRouteServices, 'db' | 'clock' | 'log' | 'mailer' | 'publicOrigin'>,
  req: Request,
  person: KakaoIdentity,
  accountId: number,
): Promise<string> {
  const { db, clock, log } = services;
  const record = (outcome: 'done' | 'refused', reason?: string) =>
    recordSecurityEvent(log, {
      event: 'kakao-link',
      outcome,
      accountId,
      ...(reason === undefined ? {} : { reason }),
      source: requestSource(req),
    });
  if (req.user?.id !== accountId) {
    record('refused', 'other-person');
    throw otherPerson();
  }
  try {
    await insertIdentity(db, person, { userId: accountId, now: clock.now() });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const owner = await findIdentityOwner(db, person);
    if (owner?.id === accountId) return '/settings/kakao?done=linked';
    const reason = owner ? 'taken' : 'second';
    record('refused', reason);
    return `/settings/kakao?refused=${reason}`;
  }
  record('done');
  await tellOwner(services, accountId, 'kakao-linked');
  return '/settings/kakao?done=linked';
}
