import type { Request } from 'express';
import { backToClub } from '../clubs/index.ts';
import { type AppError, conflict, forbidden, notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error that answers a refusal without a form: 404, 403 or 409. */
export function refusalError(reason: Refusal, clubId?: number): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found' || reason === 'no_proposal') return notFound(message);
  if (reason !== 'not_member' && reason !== 'not_manager') return conflict(message);
  return forbidden(message, clubId === undefined ? {} : { action: backToClub(clubId) });
}

/** Returns the id of a vote in a path. @throws {AppError} 404 */
export const voteIdOf = (req: Request): number => idInPath(req, 'id', refusalMessages.not_found);
