import express, { type Request, type Response, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { notFound } from '../platform/errors.ts';
import { errorsOf, parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { bookNamed, searchChoices } from './book-choice.ts';
import { chooseBookPage } from './choose-book-view.ts';
import { newClubMeetingHref } from './club-form-view.ts';
import { clubRefusals, noClubMeeting } from './club-messages.ts';
import { clubOfForm } from './club-of-form.ts';
import { type ClubOfPlan, withClubDefaults } from './club-plan-rule.ts';
import { asTyped, tooManyUses } from './form-answer.ts';
import { BookChoiceInput, MeetingInput, NextMeetingInput } from './input.ts';
import type { MeetingPlan } from './meeting.ts';
import { databaseNow, findMeetingForAsker } from './meeting-for-asker-repository.ts';
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
import { nextMeetingHref } from './view.ts';

/** The pages and the form that open a meeting, of a club or of its own. */
export function openRoutes(services: MeetingRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();

  router.get(['/meetings/new', '/clubs/:id/meetings/new'], requireLogin, async (req, res) => {
    const club = await clubOfForm(db, req);
    const { bookId, q } = BookChoiceInput.parse(req.query);
    const earlier = club ? null : await earlierMeeting(req);
    if (earlier) return res.redirect(302, nextMeetingHref(earlier.id));
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) {
      const kept = await restoreForm(req, res);
      const page = await pageOfNewMeeting(db, { club, book }, kept ? asTyped(kept) : undefined);
      return render(res, 'meetings/form', page);
    }
    const isUnknown = bookId !== undefined;
    const { searched, more } = await searchChoices(services, req, q);
    const base = club ? newClubMeetingHref(club.id) : '/meetings/new';
    const page = chooseBookPage({ base, q, searched, more, isUnknown });
    const status = answerStatus(res, searched);
    return render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? 404 : status);
  });

  router.post('/meetings', requireLogin, async (req, res) => {
    const club = await clubOfForm(db, req);
    const now = await databaseNow(db);
    const form = readPlan(MeetingInput, await filledBody(req, club), { now });
    const repetition = parseForm(RepeatInput, req.body);
    if (!form.ok || !repetition.ok) {
      const ofPlan = form.ok ? problemTexts(planProblems(form.data, now)) : form.errors;
      return refuse(req, res, { club, status: 422, errors: { ...errorsOf(repetition), ...ofPlan } });
    }
    const use = await rateLimits.count('meeting-open', viewerOf(req).id);
    if (!use.ok) return refuse(req, res, { club, status: 429, errors: tooManyUses(res, use.retryAfterMs) });
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

  /** Returns the meeting that `from` names, if the person was a member of it. */
  async function earlierMeeting(req: Request) {
    const { from } = NextMeetingInput.parse(req.query);
    const found = from === undefined ? null : await findMeetingForAsker(db, from, viewerOf(req).id);
    return found?.asker?.isMember ? found.meeting : null;
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
