import express, { type Router } from 'express';
import { createBrowserIds } from '../../platform/http/browser-id.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { attemptLifetimeMs, takeAttempt } from './attempt-store.ts';
import { enterByKakao } from './enter-by-kakao.ts';
import { goToKakao } from './go-to-kakao.ts';
import { callbackPath } from './kakao.ts';
import { KakaoError } from './kakao-error.ts';
import { kakaoFailed, unknownAttempt } from './kakao-messages.ts';
import type { KakaoPerson } from './kakao-person.ts';
import { kakaoSettingsRoutes } from './kakao-settings-routes.ts';
import { kakaoSignUpRoutes } from './kakao-sign-up-routes.ts';
import { linkKakao } from './link-kakao.ts';
import { proveByKakao } from './prove-by-kakao.ts';
import { type Purpose, requestOf } from './purpose.ts';
import type { KakaoRouteServices } from './route-services.ts';

/** The way to Kakao and back: to log in, to link an account, or to give a fresh proof. */
export function kakaoRoutes(accounts: Omit<KakaoRouteServices, 'attemptIds'>): Router {
  const router = express.Router();
  const attemptIds = createBrowserIds({ ...accounts, name: 'kakao', lifetimeMs: attemptLifetimeMs });
  const services = { ...accounts, attemptIds };
  const { kakao, redis, log } = services;

  router.post('/login/kakao', async (req, res) => {
    const next = localPath(req.body?.next, '');
    if (req.user) return res.redirect(303, next || '/');
    const { join, keep } = req.body ?? {};
    return goToKakao(
      services,
      { req, res },
      { kind: 'log-in', next, join: join === 'on', isKept: keep === 'on' },
    );
  });

  router.get(callbackPath, async (req, res) => {
    res.set('Cache-Control', 'no-store');
    const attempt = await takeAttempt(redis, req.query.state, attemptIds.find(req));
    const record = (reason: string, outcome: 'failed' | 'refused') =>
      recordSecurityEvent(log, { event: 'kakao-log-in', outcome, reason, source: requestSource(req) });
    if (!attempt) {
      record('unknown-attempt', 'refused');
      throw unknownAttempt();
    }
    const { purpose, ...secrets } = attempt;
    try {
      const person = await kakao.finish(req.originalUrl, secrets, requestOf(purpose));
      return res.redirect(303, await carryOut(services, { req, res }, person, purpose));
    } catch (error) {
      if (!(error instanceof KakaoError)) throw error;
      record(error.reason, error.failure === 'refused' ? 'refused' : 'failed');
      throw kakaoFailed(error, purpose);
    }
  });

  return router.use(kakaoSignUpRoutes(services), kakaoSettingsRoutes(services));
}

/** Logs the person in, links her account or counts her proof. @returns the path to redirect to */
function carryOut(
  services: KakaoRouteServices,
  exchange: HttpExchange,
  person: KakaoPerson,
  purpose: Purpose,
): Promise<string> {
  if (purpose.kind === 'log-in') return enterByKakao(services, exchange, person, purpose);
  if (purpose.kind === 'link') return linkKakao(services, exchange.req, person, purpose.accountId);
  return proveByKakao(services, exchange, person, purpose);
}
