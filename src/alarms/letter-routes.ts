import express, { type Request, type Router } from 'express';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { render } from '../platform/http/render.ts';
import { endLetters, findPreference } from './alarm-preference-repository.ts';
import { letterEndPage } from './letter-end-view.ts';
import { badUnsubscribeMessage } from './refusal-messages.ts';
import { unsubscribedUser } from './unsubscribe-token.ts';

interface LetterRouteServices {
  readonly db: Database;
  readonly env: { readonly SESSION_SECRET: readonly string[] };
}

const path = '/alarms/letters/end';

const tokenOf = (req: Request): string => (typeof req.query.token === 'string' ? req.query.token : '');

function userOf(req: Request, { env }: LetterRouteServices): number {
  const userId = unsubscribedUser(tokenOf(req), env.SESSION_SECRET);
  if (userId === null) throw notFound(badUnsubscribeMessage, { href: '/settings', label: '설정으로 가기' });
  return userId;
}

/**
 * Ends alarms by letter. Mail programs post here without a page, a session and an Origin
 * (RFC 8058), so mount it before those checks: the signed address is the proof.
 */
export function letterEndRoutes(services: LetterRouteServices): Router {
  const router = express.Router();
  router.post(path, express.urlencoded({ extended: false, limit: '1kb' }), async (req, res) => {
    await endLetters(services.db, userOf(req, services));
    // RFC 8058 allows no redirect for a mail program. The button of the page leads back to it.
    if (req.body?.from === 'page') return res.redirect(303, req.originalUrl);
    return res.status(200).type('text/plain').send('');
  });
  return router;
}

/** The page behind the address in a letter, with a button: a link scanner must not end anything. */
export function letterPageRoutes(services: LetterRouteServices): Router {
  const router = express.Router();
  router.get(path, async (req, res) => {
    const preference = await findPreference(services.db, userOf(req, services));
    await render(res, 'settings/letters-end', letterEndPage(req.originalUrl, preference?.letters ?? false));
  });
  return router;
}
