import express, { type Router } from 'express';
import { carryToken } from '../platform/http/carried-token.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { linkHashOf, newLinkToken } from '../platform/link-token.ts';
import { deleteFeed, saveFeed } from './feed-repository.ts';
import { feedCarrier } from './feed-settings.ts';
import type { MeetingRouteServices } from './route-services.ts';

const section = '/settings#calendar';

/** The forms that make a person's calendar address, replace it and revoke it. */
export function feedSettingsRoutes({ db, env, rateLimits }: MeetingRouteServices): Router {
  const router = express.Router();
  const uses = limitAccount(rateLimits, 'calendar-address');

  router.post('/settings/calendar/renew', requireLogin, uses, async (req, res) => {
    const token = newLinkToken();
    await saveFeed(db, viewerOf(req).id, String(linkHashOf(token)));
    carryToken(res, feedCarrier(env.APP_ORIGIN), token);
    res.redirect(303, section);
  });

  router.post('/settings/calendar/revoke', requireLogin, uses, async (req, res) => {
    await deleteFeed(db, viewerOf(req).id);
    res.redirect(303, section);
  });

  return router;
}
