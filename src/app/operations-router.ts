import type { Router } from 'express';
import { isAdmin } from '../accounts/index.ts';
import { isOperatorNamed, operatorOf } from '../legal/index.ts';
import { retirementOf } from '../model/index.ts';
import { operationsRoutes, queueBoardPath } from '../operations/routes.ts';
import { readMailState } from '../platform/mail-record.ts';
import { findModelState, modelFigure } from '../recommendations/index.ts';
import { countJobs } from './count-jobs.ts';
import { queueBoard } from './queue-board.ts';
import type { RouterServices } from './router-services.ts';

/** Builds the operators' pages. */
export function operationsRouter(services: RouterServices): Router {
  const { db, env, redis, clock, pool } = services;
  return operationsRoutes({
    ...services,
    defaultLead: env.ALARM_LEAD_MINUTES,
    isAdmin: (userId) => isAdmin(db, userId),
    isOperatorNamed: isOperatorNamed(operatorOf(env)),
    readMail: services.mailer ? () => readMailState(redis, clock.now()) : null,
    findModelFigure: async () =>
      modelFigure(await findModelState(pool), {
        hasKey: env.OPENAI_API_KEY !== undefined,
        retiresOn: retirementOf({ model: env.OPENAI_MODEL, baseUrl: env.OPENAI_BASE_URL }),
        now: clock.now(),
      }),
    countFailedJobs: async () => (await countJobs(redis)).failed ?? 0,
    queueBoard: queueBoard(services, queueBoardPath),
  });
}
