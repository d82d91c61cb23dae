import express, { type Router } from 'express';
import { bookRoutes } from './book-routes.ts';
import { lineRoutes } from './line-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import type { MoneyRouteServices } from './route-services.ts';

/** The pages and forms of clubs' money records. */
export const moneyRoutes = (services: MoneyRouteServices): Router =>
  express.Router().use(bookRoutes(services), lineRoutes(services), paymentRoutes(services));
