import type { Request } from 'express';
import { outsiderError } from '../meetings/index.ts';
import { type AppError, conflict, notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error that answers a refusal: 404, 403 or 409. */
export function refusalError(meetingId: number, reason: Refusal): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  if (reason === 'not_member' || reason === 'not_leader') return outsiderError(meetingId, reason, message);
  return conflict(message);
}

/** Returns the id of a meeting in a path. @throws {AppError} 404 */
export function meetingIdOf(req: Request): number {
  const id = idInput.safeParse(req.params.id);
  if (!id.success) throw notFound(refusalMessages.not_found);
  return id.data;
}
