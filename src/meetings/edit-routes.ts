import express, { type Router } from 'express';
import { findBook } from '../books/index.ts';
import { errorsOf, parseForm } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerStatus } from '../platform/search/index.ts';
import { answerEdit, refuseEdit } from './answer-edit.ts';
import { searchChoices } from './book-choice.ts';
import { chooseBookPage } from './choose-book-view.ts';
import { conflictPage } from './conflict-view.ts';
import { editMeetingPage } from './edit-form-view.ts';
import { editMeeting } from './edit-meeting.ts';
import { editSeries } from './edit-series.ts';
import { editableMeeting } from './editable-meeting.ts';
import { asTyped } from './form-answer.ts';
import { BookChoiceInput, MeetingEditInput } from './input.ts';
import { readPlan } from './read-plan.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { findLater } from './series-repository.ts';
import { SeriesScopeInput } from './series-scope-input.ts';

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
    const editing = { ...found, book: chosen ?? current, later: await findLater(db, found.meeting) };
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
    const series = parseForm(SeriesScopeInput, req.body);
    if (!form.ok || !series.ok) {
      const errors = { ...errorsOf(form), ...errorsOf(series) };
      return refuseEdit(services, req, res, found, { status: 422, errors });
    }
    const use = await rateLimits.count('meeting-edit', userId);
    if (!use.ok)
      return refuseEdit(services, req, res, found, {
        status: 429,
        errors: limitErrors(res, use.retryAfterMs),
      });
    const edit = { id: current.id, ...form.data };
    const { scope, later } = series.data;
    const result =
      scope === 'following'
        ? await editSeries(services, userId, { ...edit, seen: later ?? null })
        : await editMeeting(services, userId, edit);
    await answerEdit(services, req, res, result);
  });

  return router;
}
