import express, { type Router } from 'express';
import { changeRoutes } from './change-routes.ts';
import { pageRoutes } from './page-routes.ts';
import type { RecordServices } from './services.ts';

/** The records of meetings. */
export const recordRoutes = (services: RecordServices): Router =>
  express.Router().use(pageRoutes(services), changeRoutes(services));
