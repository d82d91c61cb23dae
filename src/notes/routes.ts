import express, { type Router } from 'express';
import { noteRoutes } from './note-routes.ts';
import type { NoteRouteServices } from './route-services.ts';
import { ruleRoutes } from './rule-routes.ts';

/** The notes of members before a meeting, and the leader's request for them. */
export const meetingNoteRoutes = (services: NoteRouteServices): Router =>
  express.Router().use(noteRoutes(services), ruleRoutes(services));
