import express, { type Router } from 'express';
import type { Pool } from 'pg';
import type { Database } from '../platform/db.ts';
import type { Env } from '../platform/env.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { pictureRoutes } from './picture-routes.ts';
import { sitemapRoutes } from './sitemap-routes.ts';

export interface SharingRouteServices {
  readonly db: Database;
  readonly pool: Pool;
  readonly rateLimits: RateLimits;
  readonly env: Pick<Env, 'APP_ORIGIN'>;
}

/** Serves what crawlers and messengers read. None of it needs a session. */
export const sharingRoutes = (live: SharingRouteServices): Router =>
  express.Router().use(pictureRoutes(live), sitemapRoutes(live));
