import type { Request } from 'express';
import { clubForMember, idOf, isManager } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { forbidden, notFound } from '../platform/errors.ts';
import type { MoneyRefusal } from './money-result.ts';
import { refusalMessages } from './refusal-messages.ts';

/** Throws 404 or 403 for the refusals that mean so, and returns for the others. */
export function answerForbidden(req: Request, reason: MoneyRefusal): void {
  const action = { href: `/clubs/${idOf(req)}/money`, label: '장부로 돌아가기' };
  if (reason === 'not_found') throw notFound(refusalMessages.not_found);
  if (reason === 'no_such_line') throw notFound(refusalMessages.no_such_line, action);
  if (reason === 'not_manager') throw forbidden(refusalMessages.not_manager, { action });
}

/** Lets only leaders of the club of a path write. @throws {AppError} 404 or 403 */
export async function requireManager(db: Database, req: Request): Promise<void> {
  const { asker } = await clubForMember(db, req);
  if (!isManager(asker?.role)) answerForbidden(req, 'not_manager');
}
