import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { isSessionOver, type SessionAge } from '../platform/http/session-lifetime.ts';
import type { Logger } from '../platform/log.ts';
import { LogInInput } from './input.ts';
import { logIn } from './log-in.ts';
import { deviceCookieOf } from './mark-device.ts';
import type { Throttle } from './throttle.ts';
import type { CheckedUser } from './user.ts';
import { findSessionUser } from './user-repository.ts';

/** The data of a person in her session. */
interface SessionKey extends SessionAge {
  readonly id: number;
  readonly epoch: number;
}

declare module 'express-session' {
  interface SessionData {
    passport?: { readonly user?: Partial<SessionKey> };
  }
}

export interface AccountServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly log: Logger;
  /** The keys that sign the links in letters and the cookies of known devices. */
  readonly secrets: readonly string[];
  readonly publicOrigin: string;
}

/** The log-in strategy's report of a failure. */
export interface LogInFailure {
  /** The consecutive failures of this device or source. */
  readonly failures: number;
}

/**
 * Creates the log-in by e-mail and password, and reads the person of a session. A session of an
 * older epoch or past its absolute lifetime has no person.
 */
export function createPassport(services: AccountServices): InstanceType<typeof Passport> {
  const { pool, clock, publicOrigin } = services;
  const passport = new Passport();
  passport.use(
    new Strategy({ usernameField: 'email', passReqToCallback: true }, (req, email, password, done) => {
      const typed = LogInInput.safeParse({ email, password });
      if (!typed.success) return done(null, false);
      const attempt = {
        ...typed.data,
        source: requestSource(req),
        deviceCookie: deviceCookieOf(req, publicOrigin),
      };
      logIn(services, attempt).then(
        // Passport's types require a message, which this site does not use.
        (result) => (result.ok ? done(null, result.user) : done(null, false, { ...result, message: '' })),
        (error) => done(error),
      );
    }),
  );
  passport.serializeUser<SessionKey>((user: Express.User & Partial<CheckedUser>, done) => {
    const session = { id: user.id, issuedAt: clock.now().getTime() };
    // A password that was replaced during its check begins no session.
    if (user.epoch !== undefined) return done(null, { ...session, epoch: user.epoch });
    findSessionUser(pool, user.id).then(
      (found) => done(null, { ...session, epoch: found?.sessionEpoch ?? 0 }),
      (error) => done(error),
    );
  });
  passport.deserializeUser<SessionKey>((key, done) => {
    if (isSessionOver(key, clock.now())) return done(null, false);
    // Not shared with other requests: one statement that hangs would keep them all.
    findSessionUser(pool, key.id).then(
      (found) => done(null, found && found.sessionEpoch === key.epoch ? found.user : false),
      (error) => done(error),
    );
  });
  return passport;
}
