import express, { type Router } from 'express';
import { addRoutes } from './add-routes.ts';
import { archiveRoutes } from './archive-routes.ts';
import { entryRoutes } from './entry-routes.ts';
import { listRoutes } from './list-routes.ts';
import type { ShelfRouteServices } from './route-services.ts';

/** The shelf of a club and the archive of a meeting. `shelf/new` comes before `shelf/:entryId`. */
export function shelfRoutes(services: ShelfRouteServices): Router {
  return express
    .Router()
    .use(listRoutes(services), addRoutes(services), entryRoutes(services), archiveRoutes(services));
}
