import express, { type Router } from 'express';
import { answerRoutes } from './answer-routes.ts';
import { listRoutes } from './list-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import type { NoticeRouteServices } from './route-services.ts';

/** The notices of clubs. */
export const noticeRoutes = (services: NoticeRouteServices): Router =>
  express.Router().use(listRoutes(services), manageRoutes(services), answerRoutes(services));
