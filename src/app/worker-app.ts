import express, { type Express } from 'express';
import { createHealth, type Readiness } from '../platform/http/health.ts';
import { type Live, readinessChecks } from './connect.ts';

/** The worker's health port, for its host and its operators; nothing public. */
export function createWorkerApp(live: Pick<Live, 'pool' | 'redis'>): { app: Express; readiness: Readiness } {
  const readiness = createHealth(readinessChecks(live));
  const app = express();
  app.disable('x-powered-by');
  app.use(readiness.router);
  return { app, readiness };
}
