import type { Request, Response } from 'express';
import { askSection } from '../asks/index.ts';
import { canManage } from '../clubs/index.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { askOf } from './poll-ask.ts';
import { type BesidesPoll, pollPage } from './poll-view.ts';
import { pollIdOf, refusalError } from './refuse.ts';
import type { DatePollServices } from './services.ts';
import { type PollDetail, showPoll } from './show-poll.ts';

/**
 * Returns the poll of a path for a member of its club.
 * @throws {AppError} 404 for a poll that the person may not know of, 403 for other outsiders
 */
export async function pollOf(
  { db }: Pick<DatePollServices, 'db'>,
  req: Request,
  bookId: number | null = null,
): Promise<PollDetail> {
  const result = await showPoll(db, { pollId: pollIdOf(req), userId: viewerOf(req).id, bookId });
  if (result.ok) return result.detail;
  throw refusalError(result.reason, 'clubId' in result ? result.clubId : undefined);
}

/** Sends a poll's page with who has answered, and records that the person saw it. */
export async function renderPoll(
  { db }: Pick<DatePollServices, 'db'>,
  { req, res }: { readonly req: Request; readonly res: Response },
  detail: PollDetail,
  { status = 200, ...besides }: BesidesPoll & { readonly status?: number } = {},
): Promise<void> {
  const { userId, clubForAsker, poll } = detail;
  const mayManage = canManage(clubForAsker).ok;
  const panel = await askSection(db, askOf(poll.id), { userId, mayManage, isSeen: isSeen(req) });
  await render(res, 'date-polls/show', pollPage(detail, { ...besides, panel }), status);
}
