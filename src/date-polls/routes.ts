import express, { type Router } from 'express';
import { bookRoutes } from './book-routes.ts';
import { openRoutes } from './open-routes.ts';
import { pollRoutes } from './poll-routes.ts';
import type { DatePollRouteServices } from './route-services.ts';

/** Polls in which the members of a club choose the date of a meeting. */
export const datePollRoutes = (services: DatePollRouteServices): Router =>
  express.Router().use(openRoutes(services), pollRoutes(services), bookRoutes(services));
