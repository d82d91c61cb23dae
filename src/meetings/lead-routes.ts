import express, { type Request, type Router } from 'express';
import { AppError } from '../platform/errors.ts';
import { parseForm } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { meetingIdOf, personNamed } from './asked-meeting.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { cancelSeries } from './cancel-series.ts';
import { readmitMember } from './readmit-member.ts';
import { OptionalReasonInput } from './reason-input.ts';
import { answerResult } from './refuse.ts';
import { refuseRemoval } from './refuse-removal.ts';
import { removeMember } from './remove-member.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { SeriesScopeInput } from './series-scope-input.ts';
import { TakeOverInput } from './take-over-input.ts';
import { takeOverMeeting } from './take-over-meeting.ts';

/** The leaders' forms that cancel a meeting, take it over, remove a member and readmit her. */
export function leadRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();
  const removals = limitAccount(services.rateLimits, 'meeting-remove');
  const takeOvers = limitAccount(services.rateLimits, 'meeting-edit');

  router.post('/meetings/:id/cancel', requireLogin, async (req, res) =>
    answerResult(services, req, res, await cancel(req)),
  );

  router.post('/meetings/:id/take-over', requireLogin, takeOvers, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const result = await takeOverMeeting(services, viewerOf(req).id, meetingId);
    if (result.ok && TakeOverInput.parse(req.body ?? {}).from === 'room')
      return res.redirect(303, `/meetings/${meetingId}/chat`);
    return answerResult(services, req, res, result);
  });

  router.post('/meetings/:id/members/:userId/remove', requireLogin, removals, async (req, res) => {
    const form = parseForm(OptionalReasonInput, req.body);
    if (!form.ok) return refuseRemoval(services, req, res, form);
    return answerResult(services, req, res, await remove(req, form.data));
  });

  router.post('/meetings/:id/members/:userId/readmit', requireLogin, removals, async (req, res) =>
    answerResult(services, req, res, await readmitMember(services, viewerOf(req).id, personNamed(req))),
  );

  function cancel(req: Request) {
    // The button of a meeting without a series names no scope.
    const form = parseForm(SeriesScopeInput, req.body);
    if (!form.ok) throw new AppError(422, 'invalid', form.errors.scope ?? '');
    const verb = form.data.scope === 'following' ? cancelSeries : cancelMeeting;
    return verb(services, viewerOf(req).id, meetingIdOf(req));
  }

  async function remove(req: Request, { reason }: { readonly reason: string | null }) {
    const leaderId = viewerOf(req).id;
    const named = personNamed(req);
    const result = await removeMember(services, leaderId, { ...named, reason });
    if (result.ok && result.outcome === 'removed')
      recordSecurityEvent(services.log, {
        event: 'member-removal',
        outcome: 'done',
        accountId: leaderId,
        targetAccountId: named.userId,
        meetingId: named.meetingId,
        source: requestSource(req),
      });
    return result;
  }

  return router;
}
