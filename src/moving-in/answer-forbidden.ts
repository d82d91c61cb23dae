import type { Request } from 'express';
import { idOf } from '../clubs/index.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import { backToClub, type MoveRefusal, refusalMessages } from './refusal-messages.ts';

/** Throws 404 or 403 for the refusals that mean so, and returns for the others. */
export function answerForbidden(req: Request, reason: MoveRefusal): void {
  const action = { href: `/clubs/${idOf(req)}`, label: backToClub };
  if (reason === 'not_found') throw notFound(refusalMessages.not_found);
  if (reason === 'no_import' || reason === 'no_author') throw notFound(refusalMessages[reason], action);
  if (reason === 'not_manager' || reason === 'not_member')
    throw forbidden(refusalMessages[reason], { action });
}
