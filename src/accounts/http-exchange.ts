import type { Request, Response } from 'express';

/** A request and its response. */
export interface HttpExchange {
  readonly req: Request;
  readonly res: Response;
}
