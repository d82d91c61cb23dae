import type { Request, Response } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { BackInput } from './input.ts';
import type { AgendaResult } from './lead-agenda.ts';
import { refusalMessages } from './refusal-messages.ts';

const forbidden = new Set(['not_leader', 'not_your_turn']);

/**
 * Answers a button. A script that asks for JSON gets the message of a refusal and stays on its
 * page; a form leads back to where it stood.
 * @throws {AppError} the refusal of a form
 */
export function answerButton(req: Request, res: Response, result: AgendaResult): void {
  const isScript = req.accepts(['html', 'json']) === 'json';
  const href = pageOf(req);
  if (result.ok) {
    if (isScript) res.sendStatus(204);
    else res.redirect(303, href);
    return;
  }
  const message = refusalMessages[result.reason];
  const status = result.reason === 'not_found' ? 404 : forbidden.has(result.reason) ? 403 : 409;
  if (isScript) return void res.status(status).json({ message });
  if (status === 404) throw notFound(message);
  throw new AppError(status, status === 403 ? 'forbidden' : 'conflict', message, {
    action: { href, label: '돌아가기' },
  });
}

/** Returns the page on which the form stood. */
function pageOf(req: Request): string {
  const meeting = `/meetings/${meetingIdOf(req)}`;
  const { back } = BackInput.parse(req.body ?? {});
  if (back === 'plan') return `${meeting}/agenda`;
  return back === 'plain' ? `${meeting}/chat/plain` : `${meeting}/chat`;
}
