import express, { type Router } from 'express';
import { requireConfirmedEmail } from '../accounts/index.ts';
import type { RouterServices } from './router-services.ts';

const pages = [
  '/settings/passkeys/new',
  '/books/new',
  '/meetings/new',
  '/clubs/:id/meetings/new',
  '/clubs/new',
  '/clubs/:id/moving-in',
];

const forms = [
  '/settings/passkeys',
  '/settings/passkeys/options',
  '/books',
  '/books/aladin',
  '/meetings',
  '/clubs',
  '/clubs/:id/invites',
  // Makes an invitation for the people of the old talk.
  '/clubs/:id/moving-in',
];

/**
 * Refuses pages and forms of all features to accounts with an unconfirmed address, if letters reach
 * people. Mount it before the routers that answer.
 */
export function confirmedEmailPaths(services: Pick<RouterServices, 'db' | 'confirmsEmail'>): Router {
  const router = express.Router();
  if (!services.confirmsEmail) return router;
  const onlyConfirmed = requireConfirmedEmail(services);
  // One route for each path, because metrics name a request by the first path of its route.
  for (const path of pages) router.get(path, onlyConfirmed);
  for (const path of forms) router.post(path, onlyConfirmed);
  return router;
}
