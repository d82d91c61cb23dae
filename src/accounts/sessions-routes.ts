import express, { type Request, type Router } from 'express';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { requireFreshProof } from './fresh-proof.ts';
import { EndSessionInput } from './input.ts';
import { findOwnSessions, sessionKeyOf } from './own-sessions.ts';
import { raiseEpoch } from './password-repository.ts';
import type { AccountRouteServices } from './route-services.ts';
import { sessionsPage } from './sessions-view.ts';

/** The list of a person's sessions, and the forms that end them. */
export function sessionsRoutes(services: AccountRouteServices): Router {
  const router = express.Router();
  const { clock, db, log, redis, sessionIndex } = services;
  const list = '/settings/sessions';

  const find = (req: Request) =>
    findOwnSessions(redis, {
      accountId: viewerOf(req).id,
      epoch: req.session.passport?.user?.epoch ?? 0,
      now: clock.now(),
    });
  const record = (req: Request, count: number) =>
    recordSecurityEvent(log, {
      event: 'session-end',
      outcome: 'done',
      accountId: viewerOf(req).id,
      count,
      source: requestSource(req),
    });

  router.get(list, requireLogin, async (req, res) => {
    const shown = { ownKey: sessionKeyOf(req.sessionID), now: clock.now(), ended: req.query.ended };
    await render(res, 'accounts/sessions', sessionsPage(await find(req), shown));
  });

  router.use(
    [`${list}/end`, `${list}/end-others`],
    requireLogin,
    requireFreshProof(services, list),
    limitAccount(services.rateLimits, 'session-end'),
  );

  router.post('/settings/sessions/end', async (req, res) => {
    const { session: key } = EndSessionInput.parse(req.body);
    const session = (await find(req)).find((one) => one.key === key);
    // The session has ended already, or it is the session of this request.
    if (!session || session.sessionId === req.sessionID) return res.redirect(303, list);
    await sessionIndex.end(viewerOf(req).id, session.sessionId);
    services.onSessionEnded(session.sessionId);
    record(req, 1);
    return res.redirect(303, `${list}?ended=one`);
  });

  router.post('/settings/sessions/end-others', async (req, res) => {
    const user = await raiseEpoch(db, viewerOf(req).id);
    record(req, await endOtherSessions(services, { req, res }, user));
    return res.redirect(303, `${list}?ended=others`);
  });

  return router;
}
