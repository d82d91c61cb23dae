import express, { type Express } from 'express';
import type { AlarmJobs } from '../alarms/jobs.ts';
import { createHealth, type Readiness } from '../platform/http/health.ts';
import { metricsRoute } from '../platform/http/metrics-route.ts';
import { type Live, metricsReaders, readinessChecks } from './connect.ts';

/**
 * Builds the health and metrics endpoints of the worker, for its host and operators; nothing
 * public.
 */
export function createWorkerApp(
  live: Pick<Live, 'pool' | 'redis' | 'metrics' | 'env'>,
  jobs: Pick<AlarmJobs, 'queueJobAgeSeconds'>,
): { app: Express; readiness: Readiness } {
  const alive = () => {
    const age = jobs.queueJobAgeSeconds();
    return { lastTickSecondsAgo: age === null ? null : Math.round(age * 10) / 10 };
  };
  const readiness = createHealth(readinessChecks(live), { alive });
  const app = express();
  app.disable('x-powered-by');
  app.use(readiness.router);
  app.use(metricsRoute(live.metrics, metricsReaders(live.env)));
  return { app, readiness };
}
