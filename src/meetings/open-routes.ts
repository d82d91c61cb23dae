import express, { type Request, type Response, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { errorsOf, parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { bookNamed, searchChoices } from './book-choice.ts';
import { chooseBookPage } from './choose-book-view.ts';
import { asTyped, tooManyUses } from './form-answer.ts';
import { newMeetingPage } from './form-view.ts';
import { BookChoiceInput, MeetingInput, NextMeetingInput } from './input.ts';
import { databaseNow, findMeetingForAsker } from './meeting-for-asker-repository.ts';
import { nextMeetingPage } from './next-meeting-view.ts';
import { openMeeting } from './open-meeting.ts';
import { planProblems } from './plan-rules.ts';
import { problemTexts } from './problem-messages.ts';
import { readPlan } from './read-plan.ts';
import { tooManyLed } from './refusal-messages.ts';
import { RepeatInput } from './repeat-input.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** The pages and the form that open a meeting. */
export function openRoutes(services: MeetingRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();

  router.get('/meetings/new', requireLogin, async (req, res) => {
    const { bookId, q } = BookChoiceInput.parse(req.query);
    const earlier = await earlierMeeting(req);
    if (earlier) return render(res, 'meetings/form', nextMeetingPage(earlier));
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) {
      const kept = await restoreForm(req, res);
      const page = newMeetingPage(book, await databaseNow(db), kept ? asTyped(kept) : undefined);
      return render(res, 'meetings/form', page);
    }
    const isUnknown = bookId !== undefined;
    const { searched, more } = await searchChoices(services, req, q);
    const page = chooseBookPage({ base: '/meetings/new', q, searched, more, isUnknown });
    const status = answerStatus(res, searched);
    return render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? 404 : status);
  });

  router.post('/meetings', requireLogin, async (req, res) => {
    const userId = viewerOf(req).id;
    const now = await databaseNow(db);
    const form = readPlan(MeetingInput, req.body, { now });
    const repetition = parseForm(RepeatInput, req.body);
    if (!form.ok || !repetition.ok) {
      const ofPlan = form.ok ? problemTexts(planProblems(form.data, now)) : form.errors;
      return refuse(req, res, 422, { ...errorsOf(repetition), ...ofPlan });
    }
    const use = await rateLimits.count('meeting-open', userId);
    if (!use.ok) return refuse(req, res, 429, tooManyUses(res, use.retryAfterMs));
    const result = await openMeeting(services, userId, form.data, repetition.data);
    if (result.ok) return res.redirect(303, `/meetings/${result.id}`);
    if ('reason' in result) return refuse(req, res, 409, { form: tooManyLed });
    return refuse(req, res, 422, problemTexts(result.problems));
  });

  /** Returns the meeting that `from` names, if the person was a member of it. */
  async function earlierMeeting(req: Request) {
    const { from } = NextMeetingInput.parse(req.query);
    const found = from === undefined ? null : await findMeetingForAsker(db, from, viewerOf(req).id);
    const book = found?.asker?.isMember ? await findBook(db, found.meeting.bookId) : null;
    return found && book ? { ...found, book } : null;
  }

  /** Shows the form as it was typed, with its errors. */
  async function refuse(req: Request, res: Response, status: number, errors: Record<string, string>) {
    const [book, now] = await Promise.all([bookNamed(db, req), databaseNow(db)]);
    const unknownBook = status === 422 && !book ? problemTexts({ bookId: 'no_book' }) : {};
    const rejected = { values: typedValues(req.body), errors: { ...unknownBook, ...errors } };
    await render(res, 'meetings/form', newMeetingPage(book, now, rejected), status);
  }

  return router;
}
