import { outsiderError } from '../meetings/index.ts';
import { type AppError, conflict, notFound } from '../platform/errors.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error that answers a refusal: 404, 403 or 409. */
export function refusalError(meetingId: number, reason: Refusal): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  if (reason === 'not_member' || reason === 'not_leader') return outsiderError(meetingId, reason, message);
  return conflict(message);
}
