import express, { type Router } from 'express';
import { render } from '../platform/http/render.ts';
import { homePage } from './home-view.ts';

export function homeRoutes(): Router {
  const router = express.Router();
  router.get('/', (_req, res) => render(res, 'home/home', homePage()));
  return router;
}
