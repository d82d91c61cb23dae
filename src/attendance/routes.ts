import express, { type Router } from 'express';
import type { AttendanceRouteServices } from './route-services.ts';
import { visibilityRoutes } from './visibility-routes.ts';

/** The pages and forms about coming to a meeting. */
export const attendanceRoutes = (services: AttendanceRouteServices): Router =>
  express.Router().use(visibilityRoutes(services));
