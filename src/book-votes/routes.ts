import express, { type Router } from 'express';
import { listRoutes } from './list-routes.ts';
import { proposeRoutes } from './propose-routes.ts';
import type { VoteRouteServices } from './route-services.ts';
import { voteRoutes } from './vote-routes.ts';

/** The votes of clubs on their next book. */
export const bookVoteRoutes = (services: VoteRouteServices): Router =>
  express.Router().use(listRoutes(services), proposeRoutes(services), voteRoutes(services));
