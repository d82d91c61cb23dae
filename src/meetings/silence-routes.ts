import express, { type Request, type Response, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { meetingOf, personNamed } from './asked-meeting.ts';
import { asTyped } from './form-answer.ts';
import { canSilence } from './policy.ts';
import { SilenceInput } from './reason-input.ts';
import type { Refusal } from './refusal-messages.ts';
import { answerRefusal } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { liftSilence, silenceMember } from './silence-member.ts';
import { noSuchMember } from './silence-messages.ts';
import { findSilence } from './silence-repository.ts';
import { silencePage } from './silence-view.ts';

/** The page and the forms with which a leader stops a member from writing, and lifts that. */
export function silenceRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();
  const acts = limitAccount(services.rateLimits, 'meeting-remove');

  router.get('/meetings/:id/members/:userId/silence', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, asTyped(kept ?? {}), 200);
  });

  router.post('/meetings/:id/members/:userId/silence', requireLogin, acts, async (req, res) => {
    const form = parseForm(SilenceInput, req.body);
    if (!form.ok) return show(req, res, { values: typedValues(req.body), errors: form.errors }, 422);
    const named = { ...personNamed(req), reason: form.data.reason };
    return answer(req, res, await silenceMember(services, viewerOf(req).id, named));
  });

  router.post('/meetings/:id/members/:userId/silence/lift', requireLogin, acts, async (req, res) =>
    answer(req, res, await liftSilence(services, viewerOf(req).id, personNamed(req))),
  );

  async function show(
    req: Request,
    res: Response,
    form: Parameters<typeof silencePage>[2],
    status: number,
  ): Promise<void> {
    const { meeting, asker, now, members } = await meetingOf(services, req);
    const { userId } = personNamed(req);
    const member = members.find((one) => one.userId === userId);
    const named = { userId, isClubManager: member?.isClubManager ?? false };
    const decision = canSilence(meeting, asker, named, now);
    if (!decision.ok) return answerRefusal(services, req, res, decision.reason);
    if (!member) throw notFound(noSuchMember);
    const silence = await findSilence(services.db, meeting.id, userId);
    await render(res, 'meetings/silence', silencePage(meeting, { ...member, silence }, form), status);
  }

  async function answer(
    req: Request,
    res: Response,
    result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
  ): Promise<void> {
    if (!result.ok) return answerRefusal(services, req, res, result.reason);
    res.redirect(303, `/meetings/${personNamed(req).meetingId}/chat`);
  }

  return router;
}
