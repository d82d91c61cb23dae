import express, { type Router } from 'express';
import { reportRoutes as formRoutes } from './report-routes.ts';
import type { ReportRouteServices } from './route-services.ts';

export const reportRoutes = (services: ReportRouteServices): Router =>
  express.Router().use(formRoutes(services));
