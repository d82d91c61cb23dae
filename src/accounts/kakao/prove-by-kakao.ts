import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import { acceptProof } from '../accept-proof.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { findIdentityOwner } from './identity-repository.ts';
import { notLinked, otherPerson } from './kakao-messages.ts';
import type { KakaoIdentity } from './kakao-person.ts';
import type { Purpose } from './purpose.ts';
import type { KakaoRouteServices } from './route-services.ts';

/**
 * Counts a new log-in at Kakao as a fresh proof, if it belongs to the logged-in account.
 * @returns the page that asked for the proof
 */
export async function proveByKakao(
  services: KakaoRouteServices,
  { req, res }: HttpExchange,
  person: KakaoIdentity,
  purpose: Extract<Purpose, { kind: 'proof' }>,
): Promise<string> {
  const { db, log } = services;
  if (req.user?.id !== purpose.accountId) throw otherPerson();
  const owner = await findIdentityOwner(db, person);
  const isOwn = owner?.id === purpose.accountId;
  recordSecurityEvent(log, {
    event: 'fresh-proof',
    outcome: isOwn ? 'done' : 'failed',
    reason: 'kakao',
    accountId: purpose.accountId,
    source: requestSource(req),
  });
  if (!owner || !isOwn) throw notLinked(purpose);
  await acceptProof(services, { req, res }, owner);
  return purpose.back;
}
