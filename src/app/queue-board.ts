import express, {
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { notFound } from '../platform/errors.ts';
import type { Live } from './connect.ts';

/**
 * The board needs a `<base>` element, which our own pages may not have, and inserts this one style
 * sheet for the scroll bars of its panels.
 */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves bull-board at `path` in read-only mode. The caller decides who may open it. */
export function queueBoard({ redis }: Pick<Live, 'redis'>, path: string): Router {
  let opening: Promise<Express> | null = null;
  const openOnce = () => {
    opening ??= import('./open-queue-board.ts')
      .then(({ openQueueBoard }) => openQueueBoard(redis, path))
      .catch((err) => {
        opening = null;
        throw err;
      });
    return opening;
  };

  const answer: RequestHandler = async (req, res, next) => {
    // Read-only mode hides the buttons; their routes must be refused as well.
    if (req.method !== 'GET' && req.method !== 'HEAD') throw notFound();
    const board = await openOnce();
    const giveBack = rememberOwner(req, res);
    res.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' });
    board(req, res, (error?: unknown) => {
      giveBack();
      next(error);
    });
  };
  return express.Router().use(answer);
}

/**
 * The board is an Express app of its own and replaces the prototypes of request and response. A
 * request that it does not answer must return to our app, so that the error page is drawn under our
 * policy.
 * @returns a function that restores both
 */
function rememberOwner(req: Request, res: Response): () => void {
  const [ofRequest, ofResponse] = [req, res].map((one) => Object.getPrototypeOf(one));
  const before = ['Content-Security-Policy', 'Cache-Control'].map((name) => [name, res.get(name)] as const);
  return () => {
    Object.setPrototypeOf(req, ofRequest);
    Object.setPrototypeOf(res, ofResponse);
    for (const [name, value] of before) {
      if (value === undefined) res.removeHeader(name);
      else res.set(name, value);
    }
  };
}
