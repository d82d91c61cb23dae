import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import { isEmailAddress } from '../email-address.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { startSession } from '../start-session.ts';
import { findIdentityOwner } from './identity-repository.ts';
import type { KakaoPerson } from './kakao-person.ts';
import { keepNewcomer } from './newcomer-store.ts';
import type { LogInPurpose } from './purpose.ts';
import type { KakaoRouteServices } from './route-services.ts';

/**
 * Logs in the owner of the account that is linked to this Kakao account. A newcomer is remembered
 * and sent to the form for a nickname.
 * @returns the path to redirect to
 * @throws {KakaoError} if Kakao does not tell a newcomer's address
 */
export async function enterByKakao(
  services: KakaoRouteServices,
  { req, res }: HttpExchange,
  person: KakaoPerson,
  { next, join, isKept }: LogInPurpose,
): Promise<string> {
  const { db, redis, log, attemptIds, seatOffers } = services;
  const user = await findIdentityOwner(db, person);
  if (!user) {
    const found = await person.findEmail();
    const email = found && isEmailAddress(found.address) ? found : null;
    const { issuer, subject } = person;
    // The log-in form names the home page; a newcomer who asked for no page goes to the quiz.
    const newcomer = { issuer, subject, email, next: next === '/' ? '' : next, join, isKept };
    await keepNewcomer(redis, attemptIds.give(req, res), newcomer);
    return '/sign-up/kakao';
  }
  recordSecurityEvent(log, {
    event: 'kakao-log-in',
    outcome: 'done',
    accountId: user.id,
    source: requestSource(req),
  });
  attemptIds.forget(res);
  const page = await startSession(services, { req, res }, { user, isKept });
  if (join) await seatOffers.take(user.id, next);
  return next || page || '/';
}
