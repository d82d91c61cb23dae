import express, { type Request, type Response, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { errorsOf, parseForm, typedValues } from '../platform/http/form.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { bookNamed } from './book-choice.ts';
import { clubRefusals, noClubMeeting } from './club-messages.ts';
import { clubOfForm } from './club-of-form.ts';
import { type ClubOfPlan, withClubDefaults, withoutEmptyEnd } from './club-plan-rule.ts';
import { MeetingInput } from './input.ts';
import type { MeetingPlan } from './meeting.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';
import { pageOfNewMeeting } from './new-meeting-page.ts';
import { openClubMeeting } from './open-club-meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { planProblems } from './plan-rules.ts';
import { problemTexts } from './problem-messages.ts';
import { readPlan } from './read-plan.ts';
import { tooManyLed, tooManyLedByLeader } from './refusal-messages.ts';
import { RepeatInput } from './repeat-input.ts';
import type { MeetingRouteServices } from './route-services.ts';
import type { Repetition } from './series.ts';

/** The form that opens a meeting, of a club or of its own. */
export function openRoutes(services: MeetingRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();

  router.post('/meetings', requireLogin, async (req, res) => {
    const club = await clubOfForm(db, req);
    const now = await databaseNow(db);
    const form = readPlan(MeetingInput, await filledBody(req, club), { now });
    const repetition = parseForm(RepeatInput, req.body);
    if (!form.ok || !repetition.ok) {
      const ofPlan = form.ok ? problemTexts(planProblems(form.data, now)) : form.errors;
      const shown = club ? withoutEmptyEnd(ofPlan, typedValues(req.body)) : ofPlan;
      return refuse(req, res, { club, status: 422, errors: { ...errorsOf(repetition), ...shown } });
    }
    const use = await rateLimits.count('meeting-open', viewerOf(req).id);
    if (!use.ok) return refuse(req, res, { club, status: 429, errors: limitErrors(res, use.retryAfterMs) });
    const result = await open(req, club, { plan: form.data, repetition: repetition.data });
    if (result.ok) return res.redirect(303, `/meetings/${result.id}`);
    if ('problems' in result)
      return refuse(req, res, { club, status: 422, errors: problemTexts(result.problems) });
    if (result.reason !== 'too_many_led') return refuseClub(club, result.reason);
    const message = club ? tooManyLedByLeader : tooManyLed;
    return refuse(req, res, { club, status: 409, errors: { form: message } });
  });

  /** Returns the typed fields, with what a club's form may leave empty. */
  async function filledBody(req: Request, club: ClubOfPlan | null): Promise<unknown> {
    if (!club) return req.body;
    const book = await bookNamed(db, req);
    return { ...req.body, ...withClubDefaults(typedValues(req.body), club, book?.title ?? null) };
  }

  const open = (
    req: Request,
    club: ClubOfPlan | null,
    { plan, repetition }: { plan: MeetingPlan; repetition: Repetition },
  ) =>
    club
      ? openClubMeeting(services, viewerOf(req).id, { clubId: club.id, plan, repetition })
      : openMeeting(services, viewerOf(req).id, plan, repetition);

  /** The club changed since the form was read. */
  function refuseClub(club: ClubOfPlan | null, reason: 'not_found' | 'not_manager' | 'closed'): never {
    throw club && reason !== 'not_found' ? noClubMeeting(club.id, reason) : notFound(clubRefusals.not_found);
  }

  /** Shows the form as it was typed, with its errors. */
  async function refuse(
    req: Request,
    res: Response,
    {
      club,
      status,
      errors,
    }: { club: ClubOfPlan | null; status: number; errors: Readonly<Record<string, string>> },
  ) {
    const book = await bookNamed(db, req);
    const unknownBook = status === 422 && !book ? problemTexts({ bookId: 'no_book' }) : {};
    const rejected = { values: typedValues(req.body), errors: { ...unknownBook, ...errors } };
    await render(res, 'meetings/form', await pageOfNewMeeting(db, { club, book }, rejected), status);
  }

  return router;
}
