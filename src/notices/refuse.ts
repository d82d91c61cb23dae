import type { Request } from 'express';
import { type AppError, conflict, forbidden, notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';

/** Returns the error that answers a refusal without a form: 404, 403 or 409. */
export function refusalError(reason: Refusal): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  return reason === 'not_member' || reason === 'not_manager' ? forbidden(message) : conflict(message);
}

/** Returns the id of a notice in a path. @throws {AppError} 404 */
export const noticeIdOf = (req: Request): number => idInPath(req, 'id', refusalMessages.not_found);
