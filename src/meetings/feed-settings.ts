import type { Request, Response } from 'express';
import type { Database } from '../platform/db.ts';
import { type TokenCarrier, takeToken } from '../platform/http/carried-token.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import type { PageSection } from '../platform/http/render.ts';
import { viewerOf } from '../platform/http/require-login.ts';
import { linkHashOf } from '../platform/link-token.ts';
import { findFeed } from './feed-repository.ts';
import { feedSection } from './feed-section-view.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';

/** The cookie in which a browser carries a new address to the settings. */
export const feedCarrier = (publicOrigin: string): TokenCarrier => ({
  name: 'new-calendar',
  path: '/settings',
  publicOrigin,
});

/** Returns the section of the settings with the logged-in person's calendar address. */
export async function calendarSettings(
  { db, env }: { readonly db: Database; readonly env: { readonly APP_ORIGIN: string } },
  req: Request,
  res: Response,
): Promise<PageSection> {
  const [feed, now] = await Promise.all([findFeed(db, viewerOf(req).id), databaseNow(db)]);
  const token = isSeen(req) ? takeToken(req, res, feedCarrier(env.APP_ORIGIN)) : null;
  const isCurrent = token !== null && feed !== null && linkHashOf(token) === feed.tokenHash;
  return feedSection(feed, isCurrent ? `${env.APP_ORIGIN}/calendar/${token}.ics` : null, now);
}
