import type { Request, Response } from 'express';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { adoptRecommendations } from '../recommendations/index.ts';
import type { Live } from './connect.ts';

/**
 * Returns what a log-in does with the recommendations that this browser got as a visitor: they move
 * to the account, and their page is where to go next. A failure is logged and does not stop the
 * log-in; the cookie stays, so that the next log-in tries again.
 */
export const takeVisitorResults =
  ({ db, clock, log }: Pick<Live, 'db' | 'clock' | 'log'>, visitorIds: BrowserIds) =>
  async ({ req, res }: { req: Request; res: Response }, userId: number): Promise<string | null> => {
    const visitorId = visitorIds.find(req);
    if (visitorId === null) return null;
    try {
      const newest = await adoptRecommendations(db, { visitorId, userId, now: clock.now() });
      visitorIds.forget(res);
      return newest === null ? null : `/recommendations/${newest}`;
    } catch (err) {
      log.error({ err }, "a visitor's recommendations could not be given to her account");
      return null;
    }
  };
