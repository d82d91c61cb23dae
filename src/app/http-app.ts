import compression from 'compression';
import express, { type Express } from 'express';
import { createPassport, isAdmin, isEmailConfirmed, requireConfirmedEmail } from '../accounts/index.ts';
import { accountRoutes } from '../accounts/routes.ts';
import { endPushOfSession } from '../alarms/index.ts';
import { alarmRoutes } from '../alarms/routes.ts';
import { booksRoutes } from '../books/routes.ts';
import { chatRoutes } from '../chat/routes.ts';
import { devMailRoutes, liveReloadRoutes, styleguideRoutes } from '../development/index.ts';
import { homeRoutes } from '../home/routes.ts';
import { noActivityLimits } from '../meetings/index.ts';
import { meetingRoutes } from '../meetings/routes.ts';
import { operationsRoutes, queueBoardPath } from '../operations/routes.ts';
import { createAssets } from '../platform/http/assets.ts';
import { checkCsrf } from '../platform/http/csrf.ts';
import { errorHandler, notFoundHandler } from '../platform/http/error-page.ts';
import { redirectForeignHosts } from '../platform/http/foreign-host.ts';
import { createHealth, type Readiness } from '../platform/http/health.ts';
import {
  createBrowserIds,
  createKeptFormStore,
  keepForms,
  restorableForms,
} from '../platform/http/kept-forms/index.ts';
import { countRequests, metricsRoute } from '../platform/http/metrics-route.ts';
import { refuseOddTargets } from '../platform/http/odd-targets.ts';
import { checkOrigin } from '../platform/http/origin-check.ts';
import { createRenderer } from '../platform/http/render.ts';
import { requestLog } from '../platform/http/request-log.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { sessions } from '../platform/http/session.ts';
import { createSessionIndex } from '../platform/http/session-index.ts';
import { readMailState } from '../platform/mail-record.ts';
import { requestMeter } from '../platform/metrics.ts';
import { findModelState, modelFigure } from '../recommendations/index.ts';
import { recommendationRoutes } from '../recommendations/routes.ts';
import { sharingRoutes } from '../sharing/routes.ts';
import { bookSections } from './book-sections.ts';
import { type Live, metricsReaders, readinessChecks, workerState } from './connect.ts';
import { countJobs } from './count-jobs.ts';
import { registeredForms } from './kept-forms.ts';
import { meetingNews } from './meeting-news.ts';
import { meetingSections } from './meeting-sections.ts';
import { queueBoard } from './queue-board.ts';
import type { Sockets } from './sockets.ts';

/**
 * Maximum size of a form. A description of 2,000 characters takes 18 KB when all of them are
 * percent-encoded.
 */
const formLimit = '64kb';
const visitorForms = ['/login', '/signup', '/password/forgot', '/password/new', '/account/confirm'];
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
export function createHttpApp(live: Live, sockets: Omit<Sockets, 'io' | 'close'>): HttpApp {
  const { env, log, redis, clock } = live;
  const publicOrigin = env.APP_ORIGIN;
  const isLive = env.LIVE_RELOAD;
  const assets = createAssets({ isLive });
  const readiness = createHealth(readinessChecks(live), { beside: { worker: workerState(live) } });
  const accounts = { ...live, publicOrigin, secrets: env.SESSION_SECRET };
  const passport = createPassport(accounts);
  const keptForms = createKeptFormStore({ redis, clock, secrets: env.SESSION_SECRET });
  const browserIds = createBrowserIds(publicOrigin, env.SESSION_SECRET);

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
  app.use(compression());
  app.use(assets.router);
  app.use(sharingRoutes(live));
  app.use(sessions({ redis, clock, publicOrigin, secrets: env.SESSION_SECRET }), passport.session());
  app.use(checkOrigin(env.allowedOrigins, log));
  app.use(express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 200 }));
  app.use(checkCsrf([...visitorForms, ...tokenPaths], log));

  app.use(restorableForms({ forms: registeredForms, store: keptForms, browserIds }));

  if (env.NODE_ENV !== 'production') app.use(devMailRoutes(live));
  app.use(homeRoutes(live));
  app.use(
    accountRoutes({
      ...accounts,
      passport,
      sessionIndex: createSessionIndex(redis, clock),
      onSessionEnded: (sessionId) => {
        sockets.endSession(sessionId);
        endPushOfSession(live.pool, sessionId).catch((err) =>
          log.error({ err }, 'push of a session not ended'),
        );
      },
      onSessionsEnded: sockets.endSessionsOf,
    }),
  );
  app.use(booksRoutes({ ...live, sectionsOf: bookSections(live) }));
  // Without outgoing mail nobody could confirm an address.
  const confirmsEmail = live.mailer?.delivers ?? false;
  app.use(
    recommendationRoutes({
      ...live,
      isConfirmed: async (userId) => !confirmsEmail || (await isEmailConfirmed(live.db, userId)),
    }),
  );
  app.use(chatRoutes(live));
  app.use(
    alarmRoutes({
      ...live,
      inboxNews: sockets.inboxNews,
      soundNews: sockets.soundNews,
      defaultLead: env.ALARM_LEAD_MINUTES,
      addedPushServices: env.PUSH_SERVICES,
      sendsLetters: live.mailer !== null,
    }),
  );
  if (confirmsEmail) {
    const onlyConfirmed = requireConfirmedEmail(live);
    app.get('/meetings/new', onlyConfirmed);
    app.post('/meetings', onlyConfirmed);
  }
  app.use(
    meetingRoutes({
      ...live,
      announcer: meetingNews(sockets),
      sectionsOf: meetingSections(live),
      limits: env.BENCH ? noActivityLimits : undefined,
    }),
  );
  app.use(
    operationsRoutes({
      ...live,
      defaultLead: env.ALARM_LEAD_MINUTES,
      confirmsEmail,
      isAdmin: (userId) => isAdmin(live.db, userId),
      readMail: live.mailer ? () => readMailState(redis, clock.now()) : null,
      findModelFigure: async () =>
        modelFigure(await findModelState(live.pool), {
          hasKey: env.OPENAI_API_KEY !== undefined,
          now: clock.now(),
        }),
      countFailedJobs: async () => (await countJobs(redis)).failed ?? 0,
      queueBoard: queueBoard(live, queueBoardPath),
    }),
  );
  app.use(styleguideRoutes(live));

  app.use(notFoundHandler);
  app.use(
    keepForms({
      forms: registeredForms,
      store: keptForms,
      browserIds,
      rateLimits: live.rateLimits,
      secrets: env.SESSION_SECRET,
    }),
  );
  app.use(errorHandler);
  return { app, readiness };
}
