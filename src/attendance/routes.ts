import express, { type Router } from 'express';
import type { AttendanceRouteServices } from './route-services.ts';
import { visibilityRoutes } from './visibility-routes.ts';

/** Who comes to a meeting, and who came. */
export const attendanceRoutes = (services: AttendanceRouteServices): Router =>
  express.Router().use(visibilityRoutes(services));
