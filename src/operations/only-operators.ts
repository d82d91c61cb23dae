import type { RequestHandler } from 'express';
import { notFound } from '../platform/errors.ts';

/** Lets operators pass. For everybody else the page does not exist. */
export const onlyOperators =
  (isAdmin: (userId: number) => Promise<boolean>): RequestHandler =>
  async (req, _res, next) => {
    next(req.user && (await isAdmin(req.user.id)) ? undefined : notFound());
  };
