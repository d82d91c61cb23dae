import express, { type Router } from 'express';
import { draftRoutes } from './draft-routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { questionRoutes } from './question-routes.ts';
import type { QuestionRouteServices } from './route-services.ts';

/** The questions of a meeting, for people who prepare them. Fixed paths come before `:qid`. */
export const discussionQuestionRoutes = (services: QuestionRouteServices): Router =>
  express.Router().use(draftRoutes(services), manageRoutes(services), questionRoutes(services));
