import express, { type Router } from 'express';
import type pg from 'pg';
import { createBalanceReader } from './read-balance.ts';
import { balanceRoutes, type TalkRouteServices } from './talk-routes.ts';

/** The pages of leaders about a running talk. */
export const talkRoutes = (
  live: Omit<TalkRouteServices, 'readBalance'> & { readonly pool: pg.Pool },
): Router => express.Router().use(balanceRoutes({ ...live, readBalance: createBalanceReader(live.pool) }));
