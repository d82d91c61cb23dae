import express, { type Request, type Router } from 'express';
import { notFound } from '../../platform/errors.ts';
import { limitAccount } from '../../platform/http/limit-account.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { render } from '../../platform/http/render.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { formerMemberId } from '../former-member-repository.ts';
import { PersonInput } from './block-input.ts';
import { nobodyToBlock, tooManyBlocks } from './block-messages.ts';
import { blockPerson } from './block-person.ts';
import { deleteBlock, findBlocked } from './block-repository.ts';
import type { BlockServices } from './block-services.ts';
import { blockPage, blocksPage } from './block-view.ts';

const list = '/settings/blocks';

/** The list of people whom a person blocked, and the forms that block and unblock. */
export function blockRoutes(services: BlockServices): Router {
  const router = express.Router();
  const { db, clock } = services;
  const changes = limitAccount(services.rateLimits, 'block');

  router.get(list, requireLogin, async (req, res) => {
    const me = viewerOf(req).id;
    const people = await findBlocked(db, me);
    const blocked = people.find(({ userId }) => String(userId) === req.query.blocked) ?? null;
    const places = blocked ? await services.findLedPlaces(me, blocked.userId) : [];
    const wasUnblocked = req.query.done === 'unblocked';
    await render(
      res,
      'accounts/blocks',
      blocksPage(people, { now: clock.now(), blocked, places, wasUnblocked }),
    );
  });

  router.get(`${list}/new`, requireLogin, async (req, res) => {
    const person = await personOf(req, req.query);
    await render(
      res,
      'accounts/block',
      blockPage(person, { error: null, backHref: localPath(req.query.back) }),
    );
  });

  router.post(list, requireLogin, changes, async (req, res) => {
    const person = await personOf(req, req.body);
    const pair = { blockerId: viewerOf(req).id, blockedId: person.userId };
    if (await blockPerson(db, pair)) {
      services.onBlocked(pair);
      return res.redirect(303, `${list}?blocked=${person.userId}`);
    }
    return render(
      res,
      'accounts/block',
      blockPage(person, { error: tooManyBlocks, backHref: '/settings/blocks' }),
      409,
    );
  });

  router.post(`${list}/remove`, requireLogin, changes, async (req, res) => {
    const person = PersonInput.safeParse(req.body);
    if (!person.success) throw notFound(nobodyToBlock);
    await deleteBlock(db, { blockerId: viewerOf(req).id, blockedId: person.data.user });
    return res.redirect(303, `${list}?done=unblocked`);
  });

  /** Finds the person whom the reader names. She must be somebody whom the reader may know of. */
  async function personOf(req: Request, typed: unknown) {
    const me = viewerOf(req).id;
    const named = PersonInput.safeParse(typed);
    const userId = named.success ? named.data.user : me;
    const nickname =
      userId === me || userId === formerMemberId ? null : await services.findNickname(me, userId);
    if (nickname === null) throw notFound(nobodyToBlock);
    return { userId, nickname };
  }

  return router;
}
