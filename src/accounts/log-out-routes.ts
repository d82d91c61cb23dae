import express, { type Router } from 'express';
import { requestSource } from '../platform/http/request-source.ts';
import { clearSessionCookie } from '../platform/http/session-cookie.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import type { SessionServices } from './start-session.ts';

/** The form that ends the session of this browser, and its sockets. */
export function logOutRoutes({ publicOrigin, log, onSessionEnded }: LogOutServices): Router {
  const router = express.Router();

  router.post('/logout', async (req, res) => {
    const { sessionID } = req;
    const accountId = req.user?.id;
    await new Promise<void>((resolve, reject) =>
      req.session.destroy((err) => (err ? reject(err) : resolve())),
    );
    onSessionEnded(sessionID);
    if (accountId !== undefined)
      recordSecurityEvent(log, {
        event: 'log-out',
        outcome: 'done',
        accountId,
        source: requestSource(req),
      });
    clearSessionCookie(res, publicOrigin);
    res.redirect(303, '/');
  });

  return router;
}

type LogOutServices = Pick<SessionServices, 'publicOrigin' | 'log' | 'onSessionEnded'>;
