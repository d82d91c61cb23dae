import { createHash, randomBytes } from 'node:crypto';
import express, { type Router } from 'express';
import type pg from 'pg';
import type { ZodError } from 'zod';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { AddedPushServices } from '../platform/push-services-setting.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { EndpointInput, renewalInput, subscriptionInput } from './input.ts';
import { pushMessages } from './push-messages.ts';
import { deleteSubscriptionOf, renewSubscription, saveSubscription } from './push-subscription-repository.ts';
import { sessionHashOf } from './session-hash.ts';
import { loadVapidKeys } from './vapid.ts';

export interface PushRouteServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly rateLimits: Pick<RateLimits, 'enforce'>;
  /** Push services beyond the built-in ones. */
  readonly addedServices: AddedPushServices;
}

/** A service worker posts here without a session; the token is its proof. */
const renewalPath = '/push/subscriptions/renew';

/** The response header with the token that renews the subscription. */
const renewalHeader = 'Push-Renewal-Token';

/** Subscribes, unsubscribes and renews Web Push of a browser. */
export function pushRoutes({ db, pool, rateLimits, addedServices }: PushRouteServices): Router {
  const router = express.Router();
  const json = express.json({ limit: '8kb' });
  const SubscriptionInput = subscriptionInput(addedServices);
  const RenewalInput = renewalInput(addedServices);

  router.get('/push/key', requireLogin, async (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ key: (await loadVapidKeys(db)).publicKey });
  });

  router.post('/push/subscriptions', requireLogin, json, async (req, res) => {
    const { id } = viewerOf(req);
    await rateLimits.enforce('push-subscribe', id);
    const input = SubscriptionInput.safeParse(req.body);
    if (!input.success) throw invalidSubscription(input.error);
    const token = randomBytes(32).toString('base64url');
    await saveSubscription(pool, id, input.data, {
      sessionHash: sessionHashOf(req.sessionID),
      tokenHash: tokenHashOf(token),
    });
    res.set(renewalHeader, token).set('Cache-Control', 'no-store').status(204).end();
  });

  router.post('/push/subscriptions/delete', requireLogin, json, async (req, res) => {
    const input = EndpointInput.safeParse(req.body);
    if (!input.success) throw invalidSubscription(input.error);
    await deleteSubscriptionOf(pool, viewerOf(req).id, input.data.endpoint);
    res.status(204).end();
  });

  router.post(renewalPath, json, async (req, res) => {
    await rateLimits.enforce('push-renew', addressBlock(req.ip ?? ''));
    const input = RenewalInput.safeParse(req.body);
    if (!input.success) throw invalidSubscription(input.error);
    const { endpoint, token, subscription } = input.data;
    const isRenewed = await renewSubscription(pool, {
      tokenHash: tokenHashOf(token),
      oldEndpoint: endpoint,
      subscription,
    });
    if (!isRenewed) throw notFound(pushMessages.notRenewed);
    res.status(204).end();
  });

  return router;
}

const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const invalidSubscription = ({ issues }: ZodError) => {
  const isUnknownService = issues.some(({ message }) => message === pushMessages.unknownService);
  return new AppError(
    422,
    'invalid',
    isUnknownService ? pushMessages.unknownService : pushMessages.unreadable,
  );
};
