import type { Request, Response } from 'express';
import type { ClubForAsker } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { render } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { listNotices } from './list-notices.ts';
import { type BesidesNotices, noticesPage } from './list-view.ts';
import { markSeen } from './mark-seen.ts';

/** Sends a page of a club's notices to a member, and records that she saw them. */
export async function renderNotices(
  { db }: { readonly db: Database },
  { req, res }: { readonly req: Request; readonly res: Response },
  { clubForAsker, page }: { readonly clubForAsker: ClubForAsker; readonly page: number },
  { status = 200, ...besides }: BesidesNotices & { readonly status?: number } = {},
): Promise<void> {
  const list = await listNotices(db, clubForAsker, { userId: viewerOf(req).id, page });
  if (isSeen(req)) await markSeen(db, clubForAsker, list.notices);
  await render(res, 'notices/list', noticesPage(list, besides), status);
}
