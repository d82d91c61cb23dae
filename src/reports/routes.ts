import express, { type Router } from 'express';
import { formRoutes } from './form-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import type { ReportRouteServices } from './route-services.ts';

/** The form of a report, and the operators' pages about reports. */
export const reportRoutes = (services: ReportRouteServices): Router =>
  express.Router().use(formRoutes(services), queueRoutes(services));
