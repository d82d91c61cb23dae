import express, { type Router } from 'express';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import { notFound } from '../platform/errors.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { NoteInput, NotesInput } from './input.ts';
import { deleteNoteRow } from './note-repository.ts';
import { refusalMessages } from './refusal-messages.ts';
import { renderNotes } from './render-notes.ts';
import type { NoteRouteServices } from './route-services.ts';
import { writeNote } from './write-note.ts';

/** The page of a meeting's notes, and the form of a member's own. */
export function noteRoutes(services: NoteRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/note', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const form = kept && { values: kept, errors: {} };
    const restored = form ? { ['characters' in form.values ? 'rule' : 'note']: form } : {};
    await renderNotes(services, { req, res }, { ...NotesInput.parse(req.query), ...restored });
  });

  router.post('/meetings/:id/note', requireLogin, async (req, res) => {
    const showAgain = (status: number, errors: Record<string, string>, refusal?: string) =>
      renderNotes(
        services,
        { req, res },
        { status, note: { values: typedValues(req.body), errors }, ...(refusal ? { refusal } : {}) },
      );
    const form = parseForm(NoteInput, req.body);
    if (!form.ok) return showAgain(422, form.errors);
    const use = await services.rateLimits.count('meeting-note', viewerOf(req).id);
    if (!use.ok) return showAgain(429, limitErrors(res, use.retryAfterMs));
    const key = { meetingId: meetingIdOf(req), userId: viewerOf(req).id };
    const { body, spoiler: forPercent } = form.data;
    const result = await writeNote(services, key, { body, forPercent });
    if (result.ok) return res.redirect(303, `/meetings/${key.meetingId}/note?done=saved`);
    const message = refusalMessages[result.reason];
    if (result.reason === 'not_found') throw notFound(message);
    if (result.reason === 'not_member') throw outsiderError(key.meetingId, 'not_member', message);
    return showAgain(409, {}, message);
  });

  router.post('/meetings/:id/note/delete', requireLogin, async (req, res) => {
    const meetingId = meetingIdOf(req);
    if (!(await deleteNoteRow(services.db, { meetingId, userId: viewerOf(req).id })))
      throw notFound(refusalMessages.no_note);
    res.redirect(303, `/meetings/${meetingId}/note?done=deleted`);
  });

  return router;
}
