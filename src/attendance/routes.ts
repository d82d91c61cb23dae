import express, { type Router } from 'express';
import { answerRoutes } from './answer-routes.ts';
import { passOnRoutes } from './pass-on-routes.ts';
import { postponeRoutes } from './postpone-routes.ts';
import type { AttendanceRouteServices } from './route-services.ts';
import { visibilityRoutes } from './visibility-routes.ts';

/** The pages and forms about coming to a meeting. */
export const attendanceRoutes = (services: AttendanceRouteServices): Router =>
  express
    .Router()
    .use(
      answerRoutes(services),
      passOnRoutes(services),
      postponeRoutes(services),
      visibilityRoutes(services),
    );
