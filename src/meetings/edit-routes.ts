import express, { type Request, type Response, type Router } from 'express';
import { findBook } from '../books/index.ts';
import { typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { bookNamed, searchChoices } from './book-choice.ts';
import { chooseBookPage } from './choose-book-view.ts';
import { conflictPage } from './conflict-view.ts';
import { editMeetingPage } from './edit-form-view.ts';
import { editMeeting } from './edit-meeting.ts';
import type { EditResult } from './edit-result.ts';
import { editableMeeting } from './editable-meeting.ts';
import { asTyped, setRetryAfter, tooManyUses } from './form-answer.ts';
import { BookChoiceInput, MeetingEditInput } from './input.ts';
import type { MeetingForAsker } from './meeting.ts';
import { problemTexts } from './problem-messages.ts';
import { readPlan } from './read-plan.ts';
import { tooManyChanges } from './refusal-messages.ts';
import { answerRefusal } from './refuse.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** The pages and the form with which a leader edits her meeting. */
export function editRoutes(services: MeetingRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();

  router.get('/meetings/:id/edit', requireLogin, async (req, res) => {
    const found = await editableMeeting(services, req, res);
    if (!found) return;
    const { bookId } = BookChoiceInput.parse(req.query);
    const chosen = bookId === undefined ? null : await findBook(db, bookId);
    const current = await findBook(db, found.meeting.bookId);
    const editing = { ...found, book: chosen ?? current };
    const kept = await restoreForm(req, res);
    const isOld = kept?.version && kept.version !== String(found.meeting.version);
    const page = isOld
      ? conflictPage(editing, current, kept)
      : editMeetingPage(editing, kept ? asTyped(kept) : undefined);
    await render(res, 'meetings/form', page);
  });

  router.get('/meetings/:id/edit/book', requireLogin, async (req, res) => {
    const found = await editableMeeting(services, req, res);
    if (!found) return;
    const { q } = BookChoiceInput.parse(req.query);
    const base = `/meetings/${found.meeting.id}/edit`;
    const { searched, more } = await searchChoices(services, req, q);
    const page = chooseBookPage({ base, q, searched, more });
    await render(res, 'meetings/choose-book', page, answerStatus(res, searched));
  });

  router.post('/meetings/:id', requireLogin, async (req, res) => {
    const found = await editableMeeting(services, req, res);
    if (!found) return;
    const { meeting: current, now } = found;
    const userId = viewerOf(req).id;
    const form = readPlan(MeetingEditInput, req.body, { now, current });
    if (!form.ok) return refuse(req, res, found, { status: 422, errors: form.errors });
    const use = await rateLimits.count('meeting-edit', userId);
    if (!use.ok) return refuse(req, res, found, { status: 429, errors: tooManyUses(res, use.retryAfterMs) });
    await answerEdit(req, res, await editMeeting(services, userId, { id: current.id, ...form.data }));
  });

  async function answerEdit(req: Request, res: Response, result: EditResult): Promise<void> {
    if (result.ok) return res.redirect(303, `/meetings/${result.meeting.id}`);
    const found = await editableMeeting(services, req, res);
    if (!found) return;
    switch (result.reason) {
      case 'problems':
        return refuse(req, res, found, { status: 422, errors: problemTexts(result.problems) });
      case 'too_many_changes': {
        setRetryAfter(res, result.nextAt.getTime() - found.now.getTime());
        const errors = { [result.field]: tooManyChanges(result.nextAt, found.now) };
        return refuse(req, res, found, { status: 429, errors });
      }
      case 'old_version':
        return showConflict(req, res, found);
      default:
        return answerRefusal(services, req, res, result.reason);
    }
  }

  /** Shows the form as it was typed, with its errors. */
  async function refuse(
    req: Request,
    res: Response,
    found: MeetingForAsker,
    { status, errors }: { status: number; errors: Record<string, string> },
  ): Promise<void> {
    const editing = { ...found, book: await bookNamed(db, req) };
    const page = editMeetingPage(editing, { values: typedValues(req.body), errors });
    await render(res, 'meetings/form', page, status);
  }

  async function showConflict(req: Request, res: Response, found: MeetingForAsker): Promise<void> {
    const [book, current] = await Promise.all([bookNamed(db, req), findBook(db, found.meeting.bookId)]);
    const page = conflictPage({ ...found, book }, current, typedValues(req.body));
    await render(res, 'meetings/form', page, 409);
  }

  return router;
}
