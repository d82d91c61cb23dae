import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { errorHandler } from '@bull-board/api/dist/handlers/error.js';
import { ExpressAdapter } from '@bull-board/express';
import { Queue } from 'bullmq';
import ejs from 'ejs';
import express, {
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { queueName } from '../alarms/jobs.ts';
import { notFound, unavailable } from '../platform/errors.ts';
import { isRedisUnavailable } from '../platform/redis.ts';
import type { Live } from './connect.ts';

/** The board names a `<base>`, which no other page of ours may, and writes this one style sheet (its scroll areas hide the browser's own bar). */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** bull-board at `path`, to look at the alarm queue and change nothing in it. Who may look is for its caller to say. */
export function queueBoard({ redis }: Pick<Live, 'redis'>, path: string): Router {
  let opening: Promise<Express> | null = null;
  const openOnce = () => {
    opening ??= openQueue(redis)
      .then((queue) => drawBoard(queue, path))
      .catch((err) => {
        opening = null;
        throw err;
      });
    return opening;
  };

  const answer: RequestHandler = async (req, res, next) => {
    // Its buttons are hidden in this mode; its doors must be shut too.
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
 * The board is an app of its own and makes request and response its own: what it does not answer
 * must come back to ours, which draws the error page under our policy.
 * @returns what undoes the change
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

/** On the connection of the web's requests, which fails at once without Redis and is closed with the process. */
async function openQueue(redis: Live['redis']): Promise<Queue> {
  if (redis.status !== 'ready') throw unavailable();
  const queue = new Queue(queueName, { connection: redis, skipMetasUpdate: true });
  queue.on('error', () => undefined);
  try {
    await queue.waitUntilReady();
    return queue;
  } catch (err) {
    await queue.close();
    throw err;
  }
}

function drawBoard(queue: Queue, path: string): Express {
  const serverAdapter = new ExpressAdapter().setBasePath(path);
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true })],
    serverAdapter,
    options: { uiConfig: { boardTitle: '책모임 작업' } },
  });
  serverAdapter.setErrorHandler((error) => {
    if (isRedisUnavailable(error)) throw error; // for our own error page
    return errorHandler(error);
  });
  const board: Express = serverAdapter.getRouter();
  board.disable('x-powered-by');
  board.engine('ejs', (file, model, done) => {
    ejs.renderFile(file, model).then((html) => done(null, withoutStrangers(html)), done);
  });
  return board;
}

/** The board's page without a font from Google and without what it draws inline until its script is there: the policy refuses both. */
const withoutStrangers = (html: string): string =>
  html
    .replace(/<link [^>]*href="https?:[^>]*>/g, '')
    .replace(/<div id="root">[\s\S]*?(?=<script defer)/, '<div id="root"></div>');
