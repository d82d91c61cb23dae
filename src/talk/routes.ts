import express, { type Router } from 'express';
import type pg from 'pg';
import { type BalanceRouteServices, balanceRoutes } from './balance-routes.ts';
import { type ReceivedRouteServices, receivedRoutes } from './cards/received-routes.ts';
import { type SendRouteServices, sendRoutes } from './cards/send-routes.ts';
import { createBalanceReader } from './read-balance.ts';

type Services = BalanceRouteServices & SendRouteServices & ReceivedRouteServices;

/** How a talk is shared, for leaders, and the question cards that they send to single members. */
export function talkRoutes(live: Omit<Services, 'readBalance'> & { readonly pool: pg.Pool }): Router {
  const services: Services = { ...live, readBalance: createBalanceReader(live.pool) };
  return express.Router().use(balanceRoutes(services), sendRoutes(services), receivedRoutes(services));
}
