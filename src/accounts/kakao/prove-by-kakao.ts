import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import { recordProof } from '../fresh-proof.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { renewSession } from '../renew-session.ts';
import type { Errand } from './errand.ts';
import { findIdentityOwner } from './identity-repository.ts';
import type { KakaoIdentity } from './kakao.ts';
import { notLinked, otherPerson } from './kakao-messages.ts';
import type { KakaoRouteServices } from './route-services.ts';

/**
 * Counts a new log-in at Kakao as a fresh proof, if it belongs to the logged-in account.
 * @returns the page that asked for the proof
 */
export async function proveByKakao(
  services: KakaoRouteServices,
  { req, res }: HttpExchange,
  person: KakaoIdentity,
  errand: Extract<Errand, { kind: 'proof' }>,
): Promise<string> {
  const { db, clock, log } = services;
  if (req.user?.id !== errand.accountId) throw otherPerson();
  const owner = await findIdentityOwner(db, person);
  const isOwn = owner?.id === errand.accountId;
  recordSecurityEvent(log, {
    event: 'fresh-proof',
    outcome: isOwn ? 'done' : 'failed',
    reason: 'kakao',
    accountId: errand.accountId,
    source: requestSource(req),
  });
  if (!owner || !isOwn) throw notLinked(errand);
  recordProof(req, clock.now());
  await renewSession(services, { req, res }, owner);
  return errand.back;
}
