import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { clubRefusalMessages, idOf, offerHandover } from '../clubs/index.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { idInput, typedValues } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { clearSessionCookie } from '../platform/http/session-cookie.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { choicesOf } from './form-choices.ts';
import { leave } from './leave.ts';
import { leaveMessages } from './leave-messages.ts';
import { type BesidesLed, leavePage, leftPage } from './leave-view.ts';
import { findLed, type Undecided, undecided } from './led.ts';
import type { LeaveServices } from './services.ts';

export interface LeaveRouteServices extends LeaveServices {
  readonly clock: Clock;
  readonly publicOrigin: string;
  readonly rateLimits: RateLimits;
  /** Lets only people pass who just proved who they are. */
  readonly requireProof: RequestHandler;
  /** Ends every session of an account, and its sockets in all processes. */
  readonly endSessions: (userId: number) => Promise<void>;
}

/** The page on which a person leaves the service. */
export function leavingRoutes(services: LeaveRouteServices): Router {
  const { db, clock, log, publicOrigin, rateLimits, requireProof, endSessions } = services;
  const router = express.Router();
  const guards = [requireLogin, requireProof];

  router.get('/settings/leave', ...guards, (req, res) => show(req, res, 200));

  router.post(
    '/settings/leave/clubs/:id/handover',
    ...guards,
    limitAccount(rateLimits, 'club-manage'),
    async (req, res) => {
      const userId = idInput.safeParse(typedValues(req.body).userId);
      if (!userId.success) return show(req, res, 422, { refusal: leaveMessages.noMember });
      const offer = { clubId: idOf(req), userId: userId.data };
      const result = await offerHandover({ db, ...services.clubs }, viewerOf(req).id, offer);
      if (result.ok) return res.redirect(303, '/settings/leave?asked=1');
      if (result.reason === 'not_found') throw notFound();
      const { reason } = result;
      const refusal = reason === 'no_such_member' ? leaveMessages.lostMember : clubRefusalMessages[reason];
      return show(req, res, 409, { refusal });
    },
  );

  router.post('/settings/leave', ...guards, async (req, res) => {
    const { id } = viewerOf(req);
    const values = typedValues(req.body);
    const choices = choicesOf(values);
    const isSure = values.sure === 'on';
    const refuse = (open: Undecided) => show(req, res, 422, { form: { values, isSure, undecided: open } });
    if (!isSure) return refuse(undecided(await findLed(db, id), choices));
    const result = await leave(services, id, choices);
    if (!result.ok) return refuse(result.undecided);
    recordSecurityEvent(log, {
      event: 'leaving',
      outcome: 'done',
      accountId: id,
      source: requestSource(req),
    });
    await endSessions(id);
    clearSessionCookie(res, publicOrigin);
    return res.redirect(303, '/left');
  });

  router.get('/left', (_req, res) => render(res, 'leaving/left', leftPage));

  async function show(
    req: Request,
    res: Response,
    status: number,
    { form = null, refusal }: Partial<Pick<BesidesLed, 'form' | 'refusal'>> = {},
  ): Promise<void> {
    const led = await findLed(db, viewerOf(req).id);
    const page = leavePage(led, { form, refusal, now: clock.now(), isAsked: req.query.asked === '1' });
    await render(res, 'leaving/leave', page, status);
  }

  return router;
}
