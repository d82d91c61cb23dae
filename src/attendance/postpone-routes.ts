import express, { type Request, type Response, type Router } from 'express';
import {
  findMeetingForAsker,
  type MeetingForAsker,
  meetingIdOf,
  problemTexts,
  tooManyChanges,
} from '../meetings/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors, setRetryAfter } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { PostponeInput } from './input.ts';
import { canPostpone } from './policy.ts';
import { type PostponeResult, postponeMeeting } from './postpone-meeting.ts';
import { postponePage } from './postpone-view.ts';
import { findQuestion } from './question-repository.ts';
import { refusalMessages } from './refusal-messages.ts';
import { refusalError } from './refuse.ts';
import { inState } from './roll.ts';
import { findRoll } from './roll-repository.ts';
import type { AttendanceRouteServices } from './route-services.ts';

/** The page and the form with which a leader postpones a meeting that has too few people. */
export function postponeRoutes(services: AttendanceRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();
  const path = '/meetings/:id/attendance/postpone';

  router.get(path, requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, 200, kept ? { values: kept, errors: {} } : undefined);
  });

  router.post(path, requireLogin, async (req, res) => {
    const userId = viewerOf(req).id;
    const refuse = (status: number, errors: TypedForm['errors']) =>
      show(req, res, status, { values: typedValues(req.body), errors });
    const form = parseForm(PostponeInput, req.body);
    if (!form.ok) return refuse(422, form.errors);
    const use = await rateLimits.count('meeting-edit', userId);
    if (!use.ok) return refuse(429, limitErrors(res, use.retryAfterMs));
    const meetingId = meetingIdOf(req);
    await answer(req, res, refuse, await postponeMeeting(services, userId, { ...form.data, meetingId }));
  });

  async function answer(
    req: Request,
    res: Response,
    refuse: (status: number, errors: TypedForm['errors']) => Promise<void>,
    result: PostponeResult,
  ): Promise<void> {
    const meetingId = meetingIdOf(req);
    if (result.ok) return res.redirect(303, `/meetings/${meetingId}`);
    switch (result.reason) {
      case 'problems': {
        const { startsAt, ...others } = problemTexts(result.problems);
        return refuse(422, { startsAt: startsAt ?? Object.values(others)[0] ?? '' });
      }
      case 'too_many_changes': {
        const { now } = await meetingFor(req);
        setRetryAfter(res, result.nextAt.getTime() - now.getTime());
        return refuse(429, { startsAt: tooManyChanges(result.nextAt, now) });
      }
      case 'old_version':
      case 'series_changed': {
        const { meeting } = await meetingFor(req);
        const values = { ...typedValues(req.body), version: String(meeting.version) };
        return show(req, res, 409, { values, errors: { form: refusalMessages.old_version } });
      }
      case 'ended':
        throw refusalError(meetingId, 'started');
      case 'unauthenticated':
        throw refusalError(meetingId, 'not_leader');
      default:
        throw refusalError(meetingId, result.reason);
    }
  }

  async function show(req: Request, res: Response, status: number, typed?: TypedForm): Promise<void> {
    const found = await meetingFor(req);
    const { id } = found.meeting;
    const [question, roll] = await Promise.all([findQuestion(db, id), findRoll(db, id)]);
    const coming = inState(roll, 'yes').length;
    const decision = canPostpone(found, question, coming);
    if (!decision.ok) throw refusalError(id, decision.reason);
    await render(res, 'attendance/postpone', postponePage(found, coming, typed), status);
  }

  async function meetingFor(req: Request): Promise<MeetingForAsker> {
    const id = meetingIdOf(req);
    const found = await findMeetingForAsker(db, id, viewerOf(req).id);
    if (!found) throw refusalError(id, 'not_found');
    return found;
  }

  return router;
}
