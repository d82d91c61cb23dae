import express, { type Request, type Response, type Router } from 'express';
import { type Book, findBook } from '../books/index.ts';
import { idInput, parseForm, typedValues } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { editMeeting } from './edit-meeting.ts';
import { chooseBookPage, conflictPage, editMeetingPage, newMeetingPage, type Rejected } from './form-view.ts';
import { BookChoiceInput, MeetingEditInput, MeetingInput } from './input.ts';
import { listBookChoices } from './list-book-choices.ts';
import type { Sight } from './meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { canEdit, type PlanProblems } from './policy.ts';
import { problemTexts, tooManyChanges } from './refusal-messages.ts';
import { answerRefusal, meetingIdOf } from './refuse.ts';
import { databaseNow, findSight } from './repository.ts';
import type { MeetingServices } from './services.ts';

/** What a leader plans: opening a meeting, and editing it. */
export function planRoutes(services: MeetingServices): Router {
  const { db } = services;
  const router = express.Router();

  router.get('/meetings/new', requireLogin, async (req, res) => {
    const { bookId, q } = BookChoiceInput.parse(req.query);
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) return render(res, 'meetings/form', newMeetingPage(book, await databaseNow(db)));
    const isUnknown = bookId !== undefined;
    const page = chooseBookPage({
      base: '/meetings/new',
      q,
      books: await listBookChoices(db, q),
      isUnknown,
    });
    return render(res, 'meetings/choose-book', page, isUnknown ? 404 : 200);
  });

  router.post('/meetings', requireLogin, async (req, res) => {
    const form = parseForm(MeetingInput, req.body);
    const result = form.ok ? await openMeeting(services, viewerOf(req).id, form.data) : form;
    if (result.ok) return res.redirect(303, `/meetings/${result.id}`);
    const [book, now] = await Promise.all([bookNamed(req), databaseNow(db)]);
    return render(res, 'meetings/form', newMeetingPage(book, now, rejected(req, result)), 422);
  });

  router.get('/meetings/:id/edit', requireLogin, async (req, res) => {
    const sight = await editable(req, res);
    if (!sight) return;
    const { bookId } = BookChoiceInput.parse(req.query);
    const chosen = bookId === undefined ? null : await findBook(db, bookId);
    const book = chosen ?? (await findBook(db, sight.meeting.bookId));
    await render(res, 'meetings/form', editMeetingPage({ ...sight, book }));
  });

  router.get('/meetings/:id/edit/book', requireLogin, async (req, res) => {
    const sight = await editable(req, res);
    if (!sight) return;
    const { q } = BookChoiceInput.parse(req.query);
    const base = `/meetings/${sight.meeting.id}/edit`;
    await render(
      res,
      'meetings/choose-book',
      chooseBookPage({ base, q, books: await listBookChoices(db, q) }),
    );
  });

  router.post('/meetings/:id', requireLogin, async (req, res) => {
    const id = meetingIdOf(req);
    const form = parseForm(MeetingEditInput, req.body);
    const result = form.ok ? await editMeeting(services, viewerOf(req).id, { id, ...form.data }) : form;
    if (result.ok) return res.redirect(303, `/meetings/${id}`);
    const sight = await editable(req, res);
    if (!sight) return;
    const editing = { ...sight, book: await bookNamed(req) };
    if ('reason' in result && result.reason === 'old_version') {
      const currentBook = await findBook(db, sight.meeting.bookId);
      return render(res, 'meetings/form', conflictPage(editing, currentBook, typedValues(req.body)), 409);
    }
    if ('reason' in result && result.reason === 'too_many_changes') {
      const { field, nextAt } = result;
      const errors = { [field]: tooManyChanges(nextAt, sight.now) };
      res.set(
        'Retry-After',
        String(Math.max(1, Math.ceil((nextAt.getTime() - sight.now.getTime()) / 1_000))),
      );
      const page = editMeetingPage(editing, { values: typedValues(req.body), errors });
      return render(res, 'meetings/form', page, 429);
    }
    return render(res, 'meetings/form', editMeetingPage(editing, rejected(req, result)), 422);
  });

  /** The meeting when its leader may edit it now; else null, and the answer is given. */
  async function editable(req: Request, res: Response): Promise<Sight | null> {
    const sight = await findSight(db, meetingIdOf(req), viewerOf(req).id);
    const decision = sight
      ? canEdit(sight.meeting, sight.asker, sight.now)
      : ({ ok: false, reason: 'not_found' } as const);
    if (decision.ok) return sight;
    await answerRefusal(db, req, res, decision.reason);
    return null;
  }

  async function bookNamed(req: Request): Promise<Book | null> {
    const id = idInput.safeParse(req.body?.bookId);
    return id.success ? findBook(db, id.data) : null;
  }

  return router;
}

/** The form as it was typed, with what is wrong: as the input's schema says it, or as the policy does. */
const rejected = (
  req: Request,
  result: { ok: false; errors?: Record<string, string>; problems?: PlanProblems },
): Rejected => ({
  values: typedValues(req.body),
  errors: result.errors ?? problemTexts(result.problems ?? {}),
});
