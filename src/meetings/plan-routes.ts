import express, { type Request, type Response, type Router } from 'express';
import { type Book, findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { idInput, parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { type RateLimits, tooManyMessage } from '../platform/rate-limits/index.ts';
import { answerStatus, guardSearch, type Searched, type SearchPool } from '../platform/search/index.ts';
import { editMeeting } from './edit-meeting.ts';
import { chooseBookPage, conflictPage, editMeetingPage, newMeetingPage } from './form-view.ts';
import { BookChoiceInput, MeetingEditInput, MeetingInput } from './input.ts';
import { listBookChoices } from './list-book-choices.ts';
import type { Sight } from './meeting.ts';
import { openMeeting } from './open-meeting.ts';
import { canEdit } from './policy.ts';
import { problemTexts, tooManyChanges, tooManyLed } from './refusal-messages.ts';
import { answerRefusal, meetingIdOf } from './refuse.ts';
import { databaseNow, findSight } from './repository.ts';
import type { MeetingServices } from './services.ts';

/** The pages and forms with which a leader opens and edits a meeting. */
export function planRoutes(
  services: MeetingServices,
  live: {
    readonly env: { readonly APP_ORIGIN: string };
    readonly db: Database;
    readonly searches: SearchPool;
    readonly rateLimits: RateLimits;
  },
): Router {
  const { rateLimits } = live;
  const { db } = services;
  const router = express.Router();

  /** The books that `q` finds, or why the search did not run. */
  async function choicesOf(req: Request, q: string): Promise<Searched<Book[]>> {
    const list = () => listBookChoices(live, q);
    return q === '' ? { ok: true, found: await list() } : guardSearch(rateLimits, req, list);
  }

  router.get('/meetings/new', requireLogin, async (req, res) => {
    const { bookId, q } = BookChoiceInput.parse(req.query);
    const book = bookId === undefined ? null : await findBook(db, bookId);
    if (book) {
      const kept = await restoreForm(req, res);
      const page = newMeetingPage(book, await databaseNow(db), kept ? asTyped(kept) : undefined);
      return render(res, 'meetings/form', page);
    }
    const isUnknown = bookId !== undefined;
    const searched = await choicesOf(req, q);
    const page = chooseBookPage({ base: '/meetings/new', q, searched, isUnknown });
    const status = answerStatus(res, searched);
    return render(res, 'meetings/choose-book', page, isUnknown && searched.ok ? 404 : status);
  });

  router.post('/meetings', requireLogin, async (req, res) => {
    const userId = viewerOf(req).id;
    const refuse = async (status: number, errors: Record<string, string>) => {
      const [book, now] = await Promise.all([bookNamed(req), databaseNow(db)]);
      const page = newMeetingPage(book, now, { values: typedValues(req.body), errors });
      return render(res, 'meetings/form', page, status);
    };
    const form = parseForm(MeetingInput, req.body);
    if (!form.ok) return refuse(422, form.errors);
    const use = await rateLimits.count('meeting-open', userId);
    if (!use.ok) return refuse(429, tooManyUses(res, use.retryAfterMs));
    const result = await openMeeting(services, userId, form.data);
    if (result.ok) return res.redirect(303, `/meetings/${result.id}`);
    if ('reason' in result) return refuse(409, { form: tooManyLed });
    return refuse(422, problemTexts(result.problems));
  });

  router.get('/meetings/:id/edit', requireLogin, async (req, res) => {
    const sight = await editable(req, res);
    if (!sight) return;
    const { bookId } = BookChoiceInput.parse(req.query);
    const chosen = bookId === undefined ? null : await findBook(db, bookId);
    const book = chosen ?? (await findBook(db, sight.meeting.bookId));
    const kept = await restoreForm(req, res);
    if (kept?.version && kept.version !== String(sight.meeting.version))
      return render(res, 'meetings/form', conflictPage({ ...sight, book }, await currentBook(sight), kept));
    await render(res, 'meetings/form', editMeetingPage({ ...sight, book }, kept ? asTyped(kept) : undefined));
  });

  router.get('/meetings/:id/edit/book', requireLogin, async (req, res) => {
    const sight = await editable(req, res);
    if (!sight) return;
    const { q } = BookChoiceInput.parse(req.query);
    const base = `/meetings/${sight.meeting.id}/edit`;
    const searched = await choicesOf(req, q);
    const page = chooseBookPage({ base, q, searched });
    await render(res, 'meetings/choose-book', page, answerStatus(res, searched));
  });

  router.post('/meetings/:id', requireLogin, async (req, res) => {
    const id = meetingIdOf(req);
    const userId = viewerOf(req).id;
    const form = parseForm(MeetingEditInput, req.body);
    if (!form.ok) return refuseEdit(req, res, 422, () => form.errors);
    const use = await rateLimits.count('meeting-edit', userId);
    if (!use.ok) return refuseEdit(req, res, 429, () => tooManyUses(res, use.retryAfterMs));
    const result = await editMeeting(services, userId, { id, ...form.data });
    if (result.ok) return res.redirect(303, `/meetings/${id}`);
    switch (result.reason) {
      case 'problems':
        return refuseEdit(req, res, 422, () => problemTexts(result.problems));
      case 'too_many_changes':
        return refuseEdit(req, res, 429, ({ now }) => {
          setRetryAfter(res, result.nextAt.getTime() - now.getTime());
          return { [result.field]: tooManyChanges(result.nextAt, now) };
        });
      case 'old_version':
        return showConflict(req, res);
      default:
        return answerRefusal(live, req, res, result.reason);
    }
  });

  /** Shows the form as it was typed, with its errors. */
  async function refuseEdit(
    req: Request,
    res: Response,
    status: number,
    errorsAt: (sight: Sight) => Record<string, string>,
  ): Promise<void> {
    const sight = await editable(req, res);
    if (!sight) return;
    const rejected = { values: typedValues(req.body), errors: errorsAt(sight) };
    await render(
      res,
      'meetings/form',
      editMeetingPage({ ...sight, book: await bookNamed(req) }, rejected),
      status,
    );
  }

  async function showConflict(req: Request, res: Response): Promise<void> {
    const sight = await editable(req, res);
    if (!sight) return;
    const [book, current] = await Promise.all([bookNamed(req), currentBook(sight)]);
    await render(res, 'meetings/form', conflictPage({ ...sight, book }, current, typedValues(req.body)), 409);
  }

  /**
   * Returns the meeting if the person may edit it now; otherwise sends the refusal and returns
   * null.
   */
  async function editable(req: Request, res: Response): Promise<Sight | null> {
    const sight = await findSight(db, meetingIdOf(req), viewerOf(req).id);
    const decision = sight
      ? canEdit(sight.meeting, sight.asker, sight.now)
      : ({ ok: false, reason: 'not_found' } as const);
    if (decision.ok) return sight;
    await answerRefusal(live, req, res, decision.reason);
    return null;
  }

  const currentBook = ({ meeting }: Sight): Promise<Book | null> => findBook(db, meeting.bookId);

  async function bookNamed(req: Request): Promise<Book | null> {
    const id = idInput.safeParse(req.body?.bookId);
    return id.success ? findBook(db, id.data) : null;
  }

  return router;
}

/** A form with these values and without errors. */
const asTyped = (values: Readonly<Record<string, string>>) => ({ values, errors: {} });

/** Sets `Retry-After`. @returns the message above the form */
function tooManyUses(res: Response, retryAfterMs: number): Record<string, string> {
  setRetryAfter(res, retryAfterMs);
  return { form: tooManyMessage(retryAfterMs) };
}

const setRetryAfter = (res: Response, milliseconds: number) =>
  res.set('Retry-After', String(Math.max(1, Math.ceil(milliseconds / 1_000))));
