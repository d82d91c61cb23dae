import { createHash } from 'node:crypto';
import express, { type Response, type Router } from 'express';
import type { Pool } from 'pg';
import { setRetryAfter } from '../platform/http/limit-errors.ts';
import { linkHashOf } from '../platform/link-token.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { createBatch } from '../platform/realtime/batch.ts';
import { findFeedMeetings } from './feed-meeting-repository.ts';
import { feedMessages } from './feed-messages.ts';
import { findFeedOwners } from './feed-repository.ts';
import { calendarFeed } from './feed-view.ts';

interface FeedServices {
  readonly env: { readonly APP_ORIGIN: string };
  readonly pool: Pool;
  readonly rateLimits: RateLimits;
}

/** Feeds that are read in one statement. */
const batchSize = 10;

/** Serves the calendar with all meetings of a person. The address is enough, without a session. */
export function feedRoutes({ env, pool, rateLimits }: FeedServices): Router {
  const router = express.Router();
  // Programs ask at full hours, all at once. In batches they use two connections of the pool, and
  // the others stay free for pages.
  const ownerOf = createBatch((hashes: string[]) => findFeedOwners(pool, hashes));
  const meetingsOf = createBatch((userIds: number[]) => findFeedMeetings(pool, userIds), batchSize);

  router.get('/calendar/:token.ics', async (req, res) => {
    keepPrivate(res);
    const hash = linkHashOf(req.params.token);
    const userId = hash === null ? null : await ownerOf(hash);
    if (userId === null) return refuse(res, 404, feedMessages.not_found);
    const use = await rateLimits.count('calendar-feed', userId);
    if (!use.ok) {
      setRetryAfter(res, use.retryAfterMs);
      return refuse(res, 429, feedMessages.too_many);
    }
    const file = calendarFeed(await meetingsOf(userId), env.APP_ORIGIN);
    // Express answers 304 when the program has this version.
    return res.set('ETag', etagOf(file)).type('text/calendar').send(file);
  });

  return router;
}

/** The address is a secret: no shared cache, no search engine and no other site learns it. */
const keepPrivate = (res: Response) =>
  res.set({
    'Cache-Control': 'private, no-cache',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
  });

/** Calendar programs show no page, so the answer is one line of text. */
const refuse = (res: Response, status: number, message: string) =>
  res.status(status).type('text/plain').send(message);

const etagOf = (file: string) => `W/"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
