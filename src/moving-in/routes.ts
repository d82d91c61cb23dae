import express, { type Router } from 'express';
import { createFewAtOnce } from './few-at-once.ts';
import { importRoutes } from './import-routes.ts';
import { moveRoutes } from './move-routes.ts';
import type { MoveRouteServices } from './move-services.ts';
import { pastRoutes } from './past-routes.ts';

/** The pages and forms of moving in. `/moving-in/preview` comes before `/moving-in/:importId`. */
export function movingInRoutes(live: Omit<MoveRouteServices, 'fewAtOnce'>): Router {
  const services: MoveRouteServices = { ...live, fewAtOnce: createFewAtOnce() };
  return express.Router().use(moveRoutes(services), importRoutes(services), pastRoutes(services));
}
