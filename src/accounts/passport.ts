import { Passport } from 'passport';
import { Strategy } from 'passport-local';
import type pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { absoluteLifetime } from '../platform/http/session.ts';
import type { Logger } from '../platform/log.ts';
import { LogInInput } from './input.ts';
import { logIn } from './log-in.ts';
import { findSessionUser } from './repository.ts';
import type { Throttle } from './throttle.ts';

/** What a session remembers of its person. */
interface SessionKey {
  readonly id: number;
  readonly epoch: number;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

export interface AccountServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly throttle: Throttle;
  readonly log: Logger;
}

/** The log-in by e-mail and password, and how a session becomes a person again. A session of an older epoch, or older than two weeks, is nobody's. */
export function createPassport({
  db,
  pool,
  clock,
  throttle,
  log,
}: AccountServices): InstanceType<typeof Passport> {
  const passport = new Passport();
  passport.use(
    new Strategy({ usernameField: 'email', passReqToCallback: true }, (req, email, password, done) => {
      const attempt = LogInInput.safeParse({ email, password });
      if (!attempt.success) return done(null, false);
      logIn({ db, throttle, log }, { ...attempt.data, source: requestSource(req) }).then(
        (user) => done(null, user ?? false),
        (error) => done(error),
      );
    }),
  );
  passport.serializeUser<SessionKey>((user, done) => {
    findSessionUser(pool, user.id).then(
      (found) =>
        done(null, { id: user.id, epoch: found?.sessionEpoch ?? 0, issuedAt: clock.now().getTime() }),
      (error) => done(error),
    );
  });
  passport.deserializeUser<SessionKey>((key, done) => {
    const age = clock.now().getTime() - key.issuedAt;
    if (!(age < absoluteLifetime * 1_000)) return done(null, false);
    findSessionUser(pool, key.id).then(
      (found) => done(null, found && found.sessionEpoch === key.epoch ? found.user : false),
      (error) => done(error),
    );
  });
  return passport;
}
