import type pg from 'pg';
import { startCsrf } from '../platform/http/csrf.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { keepSession } from '../platform/http/session.ts';
import type { SessionIndex } from '../platform/http/session-index.ts';
import type { Logger } from '../platform/log.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { recordProof } from './fresh-proof.ts';
import type { HttpExchange } from './http-exchange.ts';
import { type DeviceServices, markDevice } from './mark-device.ts';
import { recordSessionStart } from './record-session-start.ts';
import { refuseSuspended } from './refuse-suspended.ts';
import type { Throttle } from './throttle.ts';
import type { User } from './user.ts';

export interface SessionServices extends DeviceServices {
  readonly pool: pg.Pool;
  readonly log: Logger;
  readonly throttle: Throttle;
  readonly sessionIndex: SessionIndex;
  /** Called after a session has ended, to close its sockets. */
  readonly onSessionEnded: (sessionId: string) => void;
  /**
   * Called after a person logged in on this browser.
   * @returns the page to show her if she asked for none; null if there is no such page
   */
  readonly onLoggedIn: (exchange: HttpExchange, userId: number) => Promise<string | null>;
}

/**
 * Logs a person in on this browser and makes it a known device. Counts as a fresh proof. Passport
 * renews the session id, so a planted id is useless (session fixation). Beyond 20 sessions the
 * account's oldest one ends.
 * @returns the page to show her if she asked for none; null if there is no such page
 * @throws {AppError} 403 for a suspended account
 */
export async function startSession(
  services: SessionServices,
  { req, res }: HttpExchange,
  { user, isKept = false }: { user: User; isKept?: boolean },
): Promise<string | null> {
  const { clock, log, sessionIndex, throttle, onSessionEnded } = services;
  const source = requestSource(req);
  await refuseSuspended(services.pool, user.id);
  await new Promise<void>((resolve, reject) => req.logIn(user, (err) => (err ? reject(err) : resolve())));
  recordProof(req, clock.now());
  recordSessionStart(req, { now: clock.now(), isNewPlace: await throttle.rememberPlace(user.id, source) });
  startCsrf(req, user.id, services.secrets);
  if (isKept) {
    keepSession(req.session, clock.now());
    req.session.passport = { user: { ...req.session.passport?.user, isKept } };
  }
  await new Promise<void>((resolve, reject) => req.session.save((err) => (err ? reject(err) : resolve())));
  const ended = await sessionIndex.admit(user.id, req.sessionID);
  for (const sessionId of ended) onSessionEnded(sessionId);
  if (ended.length > 0)
    recordSecurityEvent(log, {
      event: 'session-evicted',
      outcome: 'done',
      accountId: user.id,
      count: ended.length,
      source,
    });
  markDevice(services, { req, res }, user.id);
  return services.onLoggedIn({ req, res }, user.id);
}
