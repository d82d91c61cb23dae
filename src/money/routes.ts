import express, { type Router } from 'express';
import { ledgerRoutes } from './ledger-routes.ts';
import { lineRoutes } from './line-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import type { MoneyRouteServices } from './route-services.ts';

/** The pages and forms of clubs' ledgers. */
export const moneyRoutes = (services: MoneyRouteServices): Router =>
  express.Router().use(ledgerRoutes(services), lineRoutes(services), paymentRoutes(services));
