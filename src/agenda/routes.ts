import express, { type Router } from 'express';
import { buttonRoutes } from './button-routes.ts';
import { planRoutes } from './plan-routes.ts';
import type { AgendaRouteServices } from './route-services.ts';

/** The agenda of a meeting: its plan, and the buttons with which it is led. */
export const agendaRoutes = (services: AgendaRouteServices): Router =>
  express.Router().use(planRoutes(services), buttonRoutes(services));
