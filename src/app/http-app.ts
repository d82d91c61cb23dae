import express, { type Express } from 'express';
import { createPassport } from '../accounts/index.ts';
import { letterEndRoutes } from '../alarms/routes.ts';
import { devMailRoutes, liveReloadRoutes, styleguideRoutes } from '../development/index.ts';
import { wellKnownRoutes } from '../legal/routes.ts';
import { feedRoutes } from '../meetings/routes.ts';
import { createAssets } from '../platform/http/assets.ts';
import { createBrowserIds } from '../platform/http/browser-id.ts';
import { compressPages } from '../platform/http/compress-pages.ts';
import { checkCsrf } from '../platform/http/csrf.ts';
import { errorHandler, notFoundHandler } from '../platform/http/error-page.ts';
import { redirectForeignHosts } from '../platform/http/foreign-host.ts';
import { createHealth, type Readiness } from '../platform/http/health.ts';
import {
  createFormKeeper,
  createKeptFormStore,
  keepForms,
  keptFormLimits,
  restorableForms,
} from '../platform/http/kept-forms/index.ts';
import { countRequests, metricsRoute } from '../platform/http/metrics-route.ts';
import { refuseOddTargets } from '../platform/http/odd-targets.ts';
import { checkOrigin } from '../platform/http/origin-check.ts';
import { createRenderer } from '../platform/http/render.ts';
import { requestLog } from '../platform/http/request-log.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { sessions } from '../platform/http/session.ts';
import { receiveUploads } from '../platform/http/uploads/index.ts';
import { requestMeter } from '../platform/metrics.ts';
import { sharingRoutes } from '../sharing/routes.ts';
import { type Live, metricsReaders, readinessChecks, workerState } from './connect.ts';
import { featureRouters } from './feature-routers.ts';
import { registeredForms } from './kept-forms.ts';
import { recordRefusedRights } from './record-refused-rights.ts';
import type { SocketNews } from './router-services.ts';
import { registeredUploads } from './uploads.ts';

/**
 * Maximum size of a form. A description of 2,000 characters takes 18 KB when all of them are
 * percent-encoded.
 */
const formLimit = '64kb';
const visitorForms = [
  '/login',
  '/login/kakao',
  '/sign-up/kakao',
  '/login/passkey',
  '/login/passkey/options',
  '/signup',
  '/password/forgot',
  '/password/new',
  '/account/confirm',
  '/account/email/back',
];
/**
 * Paths that a service worker posts to with its own token instead of a session and a CSRF token.
 */
const tokenPaths = ['/push/subscriptions/renew'];

export interface HttpApp {
  readonly app: Express;
  readonly readiness: Readiness;
}

/**
 * Builds the Express app. Middleware and routers stand in the order in which a request passes them.
 */
export function createHttpApp(live: Live, sockets: SocketNews): HttpApp {
  const { env, log, redis, clock } = live;
  const publicOrigin = env.APP_ORIGIN;
  const isLive = env.LIVE_RELOAD;
  const assets = createAssets({ isLive });
  const readiness = createHealth(readinessChecks(live), { beside: { worker: workerState(live) } });
  const passport = createPassport({ ...live, publicOrigin, secrets: env.SESSION_SECRET });
  const keptForms = createKeptFormStore({ redis, clock, secrets: env.SESSION_SECRET });
  const browserIds = createBrowserIds({
    name: 'kept',
    lifetimeMs: keptFormLimits.lifetimeMs,
    publicOrigin,
    secrets: env.SESSION_SECRET,
  });
  const keep = createFormKeeper({
    store: keptForms,
    browserIds,
    rateLimits: live.rateLimits,
    secrets: env.SESSION_SECRET,
  });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', env.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.locals.render = createRenderer({
    assets,
    cache: env.NODE_ENV !== 'development',
    publicOrigin,
    reloadsItself: isLive,
  });

  if (isLive) app.use(liveReloadRoutes());
  app.use(refuseOddTargets);
  app.use(readiness.router);
  app.use(metricsRoute(live.metrics, metricsReaders(env)));
  app.use(countRequests(requestMeter(live.metrics)));
  app.use(requestLog(log));
  app.use(securityHeaders(publicOrigin, { hstsForSubdomains: env.HSTS_SUBDOMAINS }));
  if (env.NODE_ENV === 'production') app.use(redirectForeignHosts(publicOrigin, log));
  app.use(compressPages());
  app.use(assets.router);
  app.use(sharingRoutes(live), wellKnownRoutes(live), feedRoutes(live), letterEndRoutes(live));
  // Forms are read first: a session that ends while its form arrives slowly must not count.
  app.use(express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 200 }));
  app.use(sessions({ redis, clock, publicOrigin, secrets: env.SESSION_SECRET }), passport.session());
  app.use(checkOrigin(env.allowedOrigins, log));
  app.use(receiveUploads({ ...live, uploads: registeredUploads }));
  app.use(checkCsrf([...visitorForms, ...tokenPaths], log));

  app.use(restorableForms({ forms: registeredForms, store: keptForms, browserIds, keep }));

  if (env.NODE_ENV !== 'production') app.use(devMailRoutes(live));
  app.use(...featureRouters(live, passport, sockets));
  app.use(styleguideRoutes(live));

  app.use(notFoundHandler);
  app.use(recordRefusedRights(log));
  app.use(keepForms(registeredForms, keep));
  app.use(errorHandler);
  return { app, readiness };
}
