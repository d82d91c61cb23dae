import type { Express } from 'express';
import supertest, { type Agent } from 'supertest';
import { createThrottle, noThrottle } from '../../src/accounts/index.ts';
import type { Live } from '../../src/app/connect.ts';
import { createHttpApp, type HttpApp } from '../../src/app/http-app.ts';
import type { SocketNews } from '../../src/app/router-services.ts';
import { letterClosing, operatorOf } from '../../src/legal/index.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { openModel } from '../../src/model/index.ts';
import { type Clock, systemClock } from '../../src/platform/clock.ts';
import { readEnv, type Source } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMailer } from '../../src/platform/mail.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { createRateLimits, noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { openSearchPool } from '../../src/platform/search/index.ts';
import { testSecret } from './people.ts';
import type { TestStack } from './stack.ts';

export const testOrigin = 'http://localhost:3000';

export interface TestApp extends HttpApp {
  readonly live: Live;
  /** The parsed log lines so far. */
  readonly logs: Record<string, unknown>[];
  /** Returns a client that keeps cookies and sends the site's Origin. */
  browser(): Agent;
}

/** Sockets of a site on which no page is open. A test replaces the functions that it watches. */
export const silentSockets: SocketNews = {
  roomNews: noAnnouncer,
  sendMessage: async () => ({ ok: false, code: 'unavailable' }),
  deleteMessage: async () => ({ ok: false, code: 'unavailable' }),
  react: async () => ({ ok: false, code: 'unavailable' }),
  pinMessage: async () => ({ ok: false, code: 'unavailable' }),
  announceChange: () => {},
  announceAgenda: () => {},
  findPresent: async () => new Set(),
  inboxNews: { changed: () => {} },
  soundNews: { changed: () => {} },
  pageNews: { changed: () => {} },
  tellReaders: () => {},
  findOnlineMembers: async () => new Set(),
  tellOfCard: () => {},
  endSession: () => {},
  endSessionsOf: () => {},
};

/** Creates the app as web.ts does, on a test's own PostgreSQL database and Redis. */
export function createTestApp(
  stack: TestStack,
  options: { env?: Source; clock?: Clock; isThrottled?: boolean; sockets?: (live: Live) => SocketNews } = {},
): TestApp {
  const env = readEnv({
    NODE_ENV: 'test',
    APP_ORIGIN: testOrigin,
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    SESSION_SECRET: testSecret,
    RECOMMENDATION_PASSES: '1',
    ...options.env,
  });
  const logs: Record<string, unknown>[] = [];
  const log = createLogger(
    { level: 'debug', name: 'test' },
    { write: (line) => logs.push(JSON.parse(line)) },
  );
  const clock = options.clock ?? systemClock;
  const rateLimits =
    options.isThrottled === false ? noRateLimits : createRateLimits(stack.redis, env.RATE_LIMITS);
  const metrics = createMetrics('web');
  const live: Live = {
    env,
    log,
    clock,
    db: stack.db,
    pool: stack.pool,
    redis: stack.redis,
    // Never closed: closing the stack drops the database by force.
    searches: openSearchPool(stack.databaseUrl, { log, now: () => performance.now() }),
    metrics,
    mailer: createMailer({
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM,
      closing: letterClosing(operatorOf(env)),
      isDevelopment: env.NODE_ENV !== 'production',
      log,
    }),
    model: openModel({ env, redis: stack.redis, clock, log, metrics }),
    throttle:
      options.isThrottled === false ? noThrottle : createThrottle({ redis: stack.redis, rateLimits, clock }),
    rateLimits,
    close: async () => {},
  };
  const http = createHttpApp(live, options.sockets?.(live) ?? silentSockets);
  return { ...http, live, logs, browser: () => browserOf(http.app) };
}

const browserOf = (app: Express): Agent => supertest.agent(app).set('Origin', testOrigin);

/** Returns the CSRF token of a page. */
export function csrfOf(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error('the page holds no CSRF token');
  return token;
}

let people = 0;

/** Signs a new person up. @returns her browser */
export async function signedUp(
  app: TestApp,
  fields: Partial<{ email: string; nickname: string; password: string }> = {},
) {
  people += 1;
  const person = {
    email: `reader${people}@example.com`,
    nickname: `독자${people}`,
    password: 'quiet-evening-42',
    ...fields,
  };
  const browser = app.browser();
  await browser
    .post('/signup')
    .type('form')
    .send({ ...person, isFourteen: 'on' })
    .expect(303);
  const csrf = csrfOf((await browser.get('/').expect(200)).text);
  return { browser, person, csrf };
}
