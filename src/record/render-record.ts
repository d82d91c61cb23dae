import type { Request, Response } from 'express';
import { meetingIdOf, outsiderError } from '../meetings/index.ts';
import { type AppError, conflict, notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { type BesidesRecord, recordPage } from './page-view.ts';
import { refusalMessages } from './refusal-messages.ts';
import type { RecordServices } from './services.ts';
import { type MeetingRecord, showRecord } from './show-record.ts';

type Reason = Exclude<keyof typeof refusalMessages, 'no_record'>;

/**
 * Returns the record of the path's meeting for the logged-in person.
 * @throws {AppError} 403, 404, 409
 */
export async function recordOfRequest({ db }: RecordServices, req: Request): Promise<MeetingRecord> {
  const meetingId = meetingIdOf(req);
  const result = await showRecord(db, { meetingId, userId: viewerOf(req).id });
  if (result.ok) return result.record;
  throw refusalError(meetingId, result.reason);
}

/** Sends the page of a record. @throws {AppError} 403, 404, 409 */
export async function renderRecord(
  services: RecordServices,
  { req, res }: { readonly req: Request; readonly res: Response },
  { status = 200, ...besides }: BesidesRecord & { readonly status?: number } = {},
): Promise<void> {
  await render(res, 'record/show', recordPage(await recordOfRequest(services, req), besides), status);
}

/** The error for a person who may not do this, or not now. */
export function refusalError(meetingId: number, reason: Reason): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  if (reason === 'not_member' || reason === 'not_leader') return outsiderError(meetingId, reason, message);
  return conflict(message);
}
