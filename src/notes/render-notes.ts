import type { Request, Response } from 'express';
import { askSection } from '../asks/index.ts';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { askOfNotes } from './note-ask.ts';
import { type BesidesNotes, notesPage } from './page-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import { showNotes } from './show-notes.ts';

/** Sends the page of a meeting's notes. @throws {AppError} 403, 404 */
export async function renderNotes(
  { db }: { readonly db: Database },
  { req, res }: { readonly req: Request; readonly res: Response },
  { status = 200, ...besides }: BesidesNotes & { readonly status?: number } = {},
): Promise<void> {
  const meetingId = meetingIdOf(req);
  const result = await showNotes(db, { meetingId, userId: viewerOf(req).id }, besides.page ?? 1);
  if (result.ok) {
    const { userId, leads: mayManage } = result.notes;
    const ask = await askSection(db, askOfNotes(meetingId), { userId, mayManage, isSeen: isSeen(req) });
    return render(res, 'notes/page', notesPage(result.notes, { ...besides, ask }), status);
  }
  const message = refusalMessages[result.reason];
  throw result.reason === 'not_found' ? notFound(message) : outsiderError(meetingId, 'not_member', message);
}
