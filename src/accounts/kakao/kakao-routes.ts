import express, { type Router } from 'express';
import { createBrowserIds } from '../../platform/http/browser-id.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { requestSource } from '../../platform/http/request-source.ts';
import { recordSecurityEvent } from '../../platform/security-log.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { attemptLifetimeMs, takeAttempt } from './attempt-store.ts';
import { enterByKakao } from './enter-by-kakao.ts';
import { type Errand, requestOf } from './errand.ts';
import { goToKakao } from './go-to-kakao.ts';
import { callbackPath, type KakaoPerson } from './kakao.ts';
import { KakaoError } from './kakao-error.ts';
import { kakaoFailed, unknownAttempt } from './kakao-messages.ts';
import { kakaoSettingsRoutes } from './kakao-settings-routes.ts';
import { kakaoSignUpRoutes } from './kakao-sign-up-routes.ts';
import { linkKakao } from './link-kakao.ts';
import { proveByKakao } from './prove-by-kakao.ts';
import type { KakaoRouteServices } from './route-services.ts';

/** The way to Kakao and back, for visitors who log in and for people who link or prove. */
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
    const { errand, ...secrets } = attempt;
    try {
      const person = await kakao.finish(req.originalUrl, secrets, requestOf(errand));
      return res.redirect(303, await runErrand(services, { req, res }, person, errand));
    } catch (error) {
      if (!(error instanceof KakaoError)) throw error;
      record(error.reason, error.failure === 'refused' ? 'refused' : 'failed');
      throw kakaoFailed(error, errand);
    }
  });

  return router.use(kakaoSignUpRoutes(services), kakaoSettingsRoutes(services));
}

/** Does what the person went to Kakao for. @returns where she goes next */
function runErrand(
  services: KakaoRouteServices,
  exchange: HttpExchange,
  person: KakaoPerson,
  errand: Errand,
): Promise<string> {
  if (errand.kind === 'log-in') return enterByKakao(services, exchange, person, errand);
  if (errand.kind === 'link') return linkKakao(services, exchange.req, person, errand.accountId);
  return proveByKakao(services, exchange, person, errand);
}
