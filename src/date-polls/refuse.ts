import type { Request } from 'express';
import { backToClub } from '../clubs/index.ts';
import { type AppError, conflict, forbidden, notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error that answers a refusal without a page of its own: 404, 403 or 409. */
export function refusalError(reason: Refusal, clubId?: number): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  if (reason !== 'not_member' && reason !== 'not_manager') return conflict(message);
  return forbidden(message, clubId === undefined ? {} : { action: backToClub(clubId) });
}

/** Returns the id of a poll in a path. @throws {AppError} 404 */
export const pollIdOf = (req: Request): number => idInPath(req, 'id', refusalMessages.not_found);
