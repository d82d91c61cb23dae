import express, { type Request, type Router } from 'express';
import { clubForMember, isManager } from '../clubs/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { type AppError, conflict, forbidden, notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { askKinds } from './ask.ts';
import { findAskForAsker } from './ask-for-asker.ts';
import { isTakingAnswers } from './ask-repository.ts';
import { askPage } from './ask-view.ts';
import { DoneInput } from './input.ts';
import { findPeople } from './list-repository.ts';
import { asksPage } from './list-view.ts';
import { findOpenOfClub, findOwnOpen } from './open-ask-repository.ts';
import { refusalMessages } from './refusal-messages.ts';
import { type RemindRefusal, remind } from './remind.ts';
import type { AskServices } from './services.ts';

export interface AskRouteServices extends AskServices {
  readonly db: TransactingDatabase;
  readonly rateLimits: RateLimits;
}

/** Most lines of a page of asks. */
const mostLines = 40;

function refusalError(reason: RemindRefusal): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  return reason === 'not_manager' ? forbidden(message) : conflict(message);
}

/** Returns the id of an ask in a path. @throws {AppError} 404 */
const askIdOf = (req: Request): number => idInPath(req, 'id', refusalMessages.not_found);

/** The pages that say who has not answered, and the button that asks once more. */
export function askRoutes(services: AskRouteServices): Router {
  const { db, rateLimits } = services;
  const router = express.Router();

  router.get('/clubs/:id/asks', requireLogin, async (req, res) => {
    const { club, asker, now } = await clubForMember(db, req);
    const userId = viewerOf(req).id;
    const [led, own] = await Promise.all([
      isManager(asker?.role) ? findOpenOfClub(db, { clubId: club.id, limit: mostLines }) : null,
      findOwnOpen(db, { userId, clubId: club.id, kinds: askKinds, limit: mostLines }),
    ]);
    const isReminded = DoneInput.parse(req.query).done !== null;
    await render(res, 'asks/list', asksPage({ club, led, own, now, isReminded }));
  });

  router.get('/asks/:id', requireLogin, async (req, res) => {
    const found = await findAskForAsker(db, askIdOf(req), viewerOf(req).id);
    if (!found) throw refusalError('not_found');
    const [people, isOpen] = await Promise.all([
      found.mayManage ? findPeople(db, found.ask) : [],
      isTakingAnswers(db, found.ask.id),
    ]);
    const isReminded = DoneInput.parse(req.query).done !== null;
    await render(res, 'asks/ask', askPage(found, { people, isOpen, isReminded }));
  });

  router.post('/asks/:id/remind', requireLogin, limitAccount(rateLimits, 'club-manage'), async (req, res) => {
    const askId = askIdOf(req);
    const result = await remind(services, viewerOf(req).id, askId);
    if (!result.ok) throw refusalError(result.reason);
    const { clubId } = result.found.ask;
    res.redirect(303, `${clubId === null ? `/asks/${askId}` : `/clubs/${clubId}/asks`}?done=reminded`);
  });

  return router;
}
